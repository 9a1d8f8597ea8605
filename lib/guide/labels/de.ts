import type { Labels } from "./keys.ts";

export const de: Labels = {
  settings: ["Unternehmenseinstellungen", "Einstellungen"],
  systemUsers: ["Systembenutzer", "Systemnutzer"],
  add: ["Hinzufügen"],
  admin: ["Admin"],
  generateToken: ["Token generieren"],
  assignAssets: ["Assets zuweisen", "Assets hinzufügen"],
  never: ["Nie"],
  next: ["Weiter"],
};
