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
  },
  // While pages are worked on: `npm start` in one terminal, `npx vite` in another.
  server: { proxy: { '^/(api|sign-in|health|ready)': 'http://localhost:8080' } },
})
