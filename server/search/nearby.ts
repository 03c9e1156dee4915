/** Near which days is an article worth more, and how wide is near? What `near` and `scale` say. */
import { dayRange } from '../query/dates.js';
import type { Nearby } from '../engine/engine.js';

export const usualScale = '1y';

/** The mean month and year of the Gregorian calendar: 146,097 days in 400 years. */
const daysOf: Readonly<Record<string, number>> = { d: 1, w: 7, m: 146_097 / 4800, y: 146_097 / 400 };

/** `90d`, `6w`, `3m`, `2y`, in days; null where a text is none of these. */
export function scaleDays(text: string): number | null {
  const match = /^([1-9][0-9]{0,4})([dwmy])$/.exec(text.trim().toLowerCase());
  return match === null ? null : Number(match[1]) * daysOf[match[2]];
}

/** null where one of the two is not what it has to be. */
export function nearbyOf(near: string, scale: string): Nearby | null {
  const [days, width] = [dayRange(near), scaleDays(scale)];
  return days === null || width === null ? null : { ...days, scaleDays: width };
}
