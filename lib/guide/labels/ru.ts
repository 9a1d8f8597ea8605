import type { Labels } from "./keys.ts";

export const ru: Labels = {
  settings: ["Настройки компании", "Настройки бизнеса"],
  users: ["Пользователи"],
  systemUsers: ["Системные пользователи"],
  add: ["Добавить"],
  admin: ["Администратор"],
  generateToken: ["Создать токен", "Создать новый токен"],
  assignAssets: ["Добавить ресурсы", "Назначить ресурсы"],
  never: ["Никогда"],
};
