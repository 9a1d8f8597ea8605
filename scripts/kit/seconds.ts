/** A duration for people: "0.04 s", "1.2 s", "73 s". */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return `${value.toFixed(value < 0.1 ? 2 : value < 20 ? 1 : 0)} s`;
}
