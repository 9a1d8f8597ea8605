import type { Labels } from "./keys.ts";

export const pl: Labels = {
  settings: ["Ustawienia firmy", "Ustawienia portfolio"],
  businessInfo: ["Informacje o firmie"],
  systemUsers: ["Użytkownicy systemowi"],
  add: ["Dodaj"],
  connectApp: ["Połącz identyfikator aplikacji"],
  requestApp: ["Poproś o aplikację"],
  admin: ["Administrator"],
  employee: ["Pracownik"],
  generateToken: ["Wygeneruj token", "Generuj token"],
  assignAssets: ["Przypisz zasoby"],
  never: ["Nigdy"],
  noPermissions: ["Brak dostępnych uprawnień"],
  next: ["Dalej"],
  done: ["Gotowe"],
};
