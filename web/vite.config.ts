import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server replaces this word by a fresh nonce in every answer; Vite puts it on what it adds to the page.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // Inlined files would be `data:` addresses, which the content security policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most pages are made of comes as two files, of others and of ours: a page asked for a hundred, most
          // smaller than the question. Not what main.tsx needs alone and first: zod, and what loads the rest.
          groups: [
            { name: 'first', test: /[\\/]node_modules[\\/]zod[\\/]|preload-helper/, priority: 1 },
            {
              name: 'toolkit',
              test: /[\\/]node_modules[\\/](react|react-dom|scheduler|@fluentui|@griffel|@tanstack|tabster|keyborg|stylis|@floating-ui)[\\/]/,
              minShareCount: 4,
            },
            {
              name: 'parts',
              test: /[\\/](web|core|engine)[\\/]src[\\/]/,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
  // While pages are worked on: `npm start` in one terminal, `npx vite` in another.
  server: { proxy: { '^/(api|sign-in|health|ready)': 'http://localhost:8080' } },
})
