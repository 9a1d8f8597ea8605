import { type Control, kindOf, type Part } from "./survey.ts";

/** What a token of a system user looks like (business-settings-ui: Where the token sits). */
export const TOKEN = /^EA[A-Za-z0-9_-]{80,}$/;

interface Found {
  element: Element;
  value: string;
}

/**
 * The values of that shape that can be seen in a part of the page, each where it stands alone: in a field, or as the whole text of an
 * element. Text may be wrapped by spaces and soft breaks. Nothing that cannot be seen is read.
 */
export function tokensIn(part: Part, visible: (element: Element) => boolean): Found[] {
  const found: Found[] = [];
  const add = (element: Element, text: string) => {
    const value = unwrapped(text);
    const twice = found.some((other) => other.value === value && other.element.contains(element));
    if (TOKEN.test(value) && !twice && visible(element)) found.push({ element, value });
  };
  for (const { element, kind } of part.controls) if (isField({ kind })) add(element, fieldText(element));
  for (const { element } of part.leaves) if (kindOf(element) === null) add(element, element.textContent ?? "");
  return found;
}

const isField = ({ kind }: Pick<Control, "kind">) => kind === "text" || kind === "password";

function fieldText(element: Element): string {
  return (element as Partial<HTMLInputElement>).value ?? element.textContent ?? "";
}

/** Without what only breaks the line. */
export function unwrapped(text: string): string {
  return text.replaceAll(/[\s\u00ad\u200b\u2060\ufeff]+/g, "");
}
