import type { Labels } from "./keys.ts";

export const tr: Labels = {
  settings: ["İşletme Ayarları"],
  systemUsers: ["Sistem kullanıcıları"],
  generateToken: ["Jeton oluştur", "Belirteç oluştur"],
  never: ["Asla"],
};
