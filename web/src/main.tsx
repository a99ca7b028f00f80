import { z } from 'zod'
import { wordingOf } from './api/wording.ts'
import './app/base.css'

// Zod looks once whether it may use `eval` to parse faster; the content security policy forbids it, and this says so
// beforehand. Schemas look when they are made, so everything that makes some is loaded after this line.
z.config({ jitless: true, customError: wordingOf })

const { start } = await import('./app/start.tsx')
start()
