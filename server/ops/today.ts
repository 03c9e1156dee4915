/** What day is it, where the clock stands? */

/** `YYYY-MM-DD`, in the time zone of the process. */
export function dayOf(now: Date): string {
  const parts = [String(now.getFullYear()).padStart(4, '0'), ...[now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))];
  return parts.join('-');
}
