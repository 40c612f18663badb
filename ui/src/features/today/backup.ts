const DAY = 24 * 3_600_000;

/** Whole days since the last backup; 0 while it is younger than one or exactly one day old. */
export function daysWithout(at: string, now: number): number {
  const age = now - Date.parse(at);
  return age > DAY ? Math.floor(age / DAY) : 0;
}
