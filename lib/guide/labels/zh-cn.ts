import type { Labels } from "./keys.ts";

/** Chinese in simplified signs. */
export const zhCN: Labels = {
  settings: ["商务设置"],
  businessInfo: ["业务详情"],
  businessId: ["业务 ID"],
  users: ["用户"],
  systemUsers: ["系统用户"],
  accounts: ["账户"],
  apps: ["应用"],
  add: ["添加"],
  admin: ["管理员"],
  generateToken: ["生成令牌"],
  assignAssets: ["添加资产"],
  never: ["永不过期"],
};
