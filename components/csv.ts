/** Marks the file as UTF-8 for spreadsheet programs, which would guess a legacy encoding. */
const BOM = "\ufeff";

/**
 * What begins so is run as a formula by spreadsheet programs. papaparse's own pattern is not used: it lets a cell with a line
 * break pass.
 */
const FORMULA = /^[=+\-@\t\r]/;

/** A CSV file as spreadsheet programs open it: names from outside stay text there, whatever they begin with. */
export async function csvText(fields: readonly string[], data: readonly (readonly string[])[]): Promise<string> {
  // Loaded on demand: most visits export nothing.
  const { default: Papa } = await import("papaparse");
  return (
    BOM +
    Papa.unparse(
      { fields: [...fields], data: data.map((row) => [...row]) },
      { newline: "\r\n", escapeFormulae: FORMULA },
    )
  );
}

/** A file name that every system takes, made of a hub's label, which may hold anything, and other words. */
export function csvFileName(...parts: readonly string[]): string {
  const clean = parts
    .map((part) =>
      part
        // Separators, wildcards, control characters, and those that turn the direction of what follows.
        .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, " ")
        .replace(/\s+/g, " ")
        .slice(0, 60)
        // A name that begins with a dot is hidden, one that ends with it loses it on Windows.
        .replace(/^[. ]+|[. ]+$/g, ""),
    )
    .filter(Boolean)
    // A plain hyphen: where the system has no UTF-8, one odd character costs the whole name.
    .join(" - ");
  return `${clean || "hubwarden"}.csv`;
}

/** The day as files are named by it, in the user's own time zone. */
export function fileDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Lets the browser save a text. */
export function saveText(text: string, name: string, type = "text/csv"): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: Firefox reads the blob after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
