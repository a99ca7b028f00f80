import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { DesktopRegular, WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'
import { useValue } from '../../parts/index.ts'
import { chooseTheme, type ThemeChoice, themeChoice, themeChoices } from '../themeChoice.ts'

const looks: Record<ThemeChoice, { title: string; icon: ReactElement }> = {
  light: { title: 'Light', icon: <WeatherSunnyRegular /> },
  dark: { title: 'Dark', icon: <WeatherMoonRegular /> },
  system: { title: 'Like the system', icon: <DesktopRegular /> },
}

export function ThemeMenu({ className }: { className: string }): ReactNode {
  const choice = useValue(themeChoice)
  const choose = (name: string | undefined) => {
    const chosen = themeChoices.find((one) => one === name)
    if (chosen) chooseTheme(chosen)
  }
  return (
    <Menu checkedValues={{ theme: [choice] }} onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0])}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={className}
          icon={looks[choice].icon}
          aria-label={`Theme: ${looks[choice].title}`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {themeChoices.map((one) => (
            <MenuItemRadio key={one} name="theme" value={one} icon={looks[one].icon}>
              {looks[one].title}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
