import './bootstrap/requireNode20.mjs'

import('./bootstrap/handOver.mjs').then(({ handOver }) => handOver('bench.ts'))
