import { draw, every } from '@countersign/engine'

/** Begins by the clock, so many times and no more. Only the real host has such starts. */
export const nightly = draw('nightly')
  .startOn('night', every('R3/PT12H'))
  .service('report', 'unsafe.report')
  .end().graph

export const nights = 3
