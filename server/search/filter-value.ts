/** How is a filter's value written? What a filter would take for a sign of its own is hidden behind a backslash. */

/** Articles whose value this is. */
export function onlyValue(value: string): string {
  return /^[-\\]|^\*$/.test(value) ? `\\${value}` : value;
}

/** Articles whose value this is not. */
export function notValue(value: string): string {
  return `-${onlyValue(value)}`;
}

/** Articles that have no value. */
export const withoutValue = '-*';
