import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { wordingOf } from './api/index.ts'
import { App } from './app/App.tsx'
import './app/base.css'

// The content security policy allows no `eval`, which zod would otherwise use to parse faster.
z.config({ jitless: true, customError: wordingOf })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id “root”')

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
