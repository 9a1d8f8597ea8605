const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

/** Whether this can be an address at all. Meta decides the rest. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text.trim());
}

/** The form in which two spellings of one address are the same. */
export function foldEmail(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}
