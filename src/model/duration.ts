const UNITS = [
  { name: "week", seconds: 604_800 },
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  { name: "minute", seconds: 60 },
  { name: "second", seconds: 1 },
] as const;

/** More of a unit than this says nothing to a person, but days are counted up to a year. */
const MOST = { week: 99, day: 400, hour: 99, minute: 99, second: 99 } as const;

/** A number of seconds in words: `1 week`, `90 days`, `36 hours`; where no unit fits, `about 28 hours`. */
export function inWords(seconds: number): string {
  for (const { name, seconds: length } of UNITS) {
    const count = seconds / length;
    if (count >= 1 && Number.isInteger(count) && count <= MOST[name]) return plural(count, name);
  }
  const near = UNITS.find(({ name, seconds: length }) => name !== "week" && seconds / length >= 10);
  return near ? `about ${plural(Math.round(seconds / near.seconds), near.name)}` : plural(seconds, "second");
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
