import type { Labels } from "./keys.ts";

export const ja: Labels = {
  settings: ["ビジネス設定"],
  users: ["ユーザー"],
  systemUsers: ["システムユーザー"],
  accounts: ["アカウント"],
  apps: ["アプリ"],
  add: ["追加する", "追加"],
  createSystemUser: ["システムユーザーを作成"],
  systemUserName: ["システムユーザー名"],
  systemUserRole: ["役割"],
  admin: ["管理者"],
  employee: ["従業員"],
  generateToken: ["トークンを生成", "新しいトークンを生成"],
  assignAssets: ["アセットを割り当てる"],
  sixtyDays: ["60日間"],
  never: ["無期限"],
  noPermissions: ["利用可能なアクセス許可がありません"],
};
