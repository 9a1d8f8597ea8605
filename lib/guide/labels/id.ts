import type { Labels } from "./keys.ts";

export const id: Labels = {
  settings: ["Pengaturan bisnis"],
  systemUsers: ["Pengguna sistem"],
  generateToken: ["Buat token"],
  never: ["Tidak pernah"],
};
