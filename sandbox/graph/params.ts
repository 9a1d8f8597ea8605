import { fail } from "../errors.ts";
import { isObject, parseJson } from "../json.ts";

export type Params = Record<string, string>;

/** A parameter that must be there (docs: the `*` in the tables). */
export function required(params: Params, name: string): string {
  const value = params[name];
  if (value === undefined || value === "") fail("100", { message: `(#100) The parameter ${name} is required` });
  return value;
}

/** A list as JSON text, as repeated `name[0]=` parameters, or as a bare comma list (docs: Sending the token). */
export function listParam(params: Params, name: string): string[] | undefined {
  const indexed = Object.keys(params).filter((key) => key.startsWith(`${name}[`));
  if (indexed.length > 0) return indexed.sort().map((key) => params[key] ?? "");
  const text = params[name];
  if (text === undefined) return undefined;
  if (text === "") return [];
  const parsed = parseJson(text);
  if (Array.isArray(parsed)) return parsed.map(String);
  if (isObject(parsed)) return Object.values(parsed).map(String);
  if (/^[[{]/.test(text.trim())) fail("100", { message: `(#100) Param ${name} must be an array.` });
  return text.split(",").map((entry) => entry.trim());
}

/** Refuses values outside an enumeration and names the parameter, as Meta does in `error_data`. */
export function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  return fail("100", {
    message: `(#100) Param ${name} must be one of {${allowed.join(", ")}} - got "${value}".`,
    error_data: JSON.stringify({ blame_field_specs: [[name]] }),
  });
}

export const roleValues: readonly string[] = (
  "ADMIN EMPLOYEE DEVELOPER FINANCE_EDITOR FINANCE_ANALYST ADS_RIGHTS_REVIEWER DEFAULT MANAGE FINANCE_EDIT FINANCE_VIEW " +
  "PARTNER_CENTER_ADMIN PARTNER_CENTER_ANALYST PARTNER_CENTER_EDUCATION PARTNER_CENTER_MARKETING PARTNER_CENTER_OPERATIONS"
).split(" ");

export function roleParam(params: Params): string | undefined {
  return params.role === undefined ? undefined : oneOf("role", params.role, roleValues);
}

export function roleTasks(params: Params): string[] | undefined {
  return listParam(params, "tasks")?.map((task) => oneOf("tasks", task, roleValues));
}
