import type { Labels } from "./keys.ts";

/** Chinese in traditional signs. */
export const zhTW: Labels = {
  settings: ["企業管理平台設定"],
  businessInfo: ["商家資訊"],
  businessId: ["商家資產管理組合編號", "企業管理平台編號"],
  users: ["用戶", "工作人員"],
  systemUsers: ["系統用戶", "系統工作人員", "系統使用者"],
  accounts: ["帳號"],
  apps: ["應用程式"],
  add: ["新增", "新增系統用戶"],
  createSystemUser: ["建立系統用戶"],
  admin: ["管理員"],
  generateToken: ["產生權杖", "產生新存取權杖"],
  assignAssets: ["指派資產", "新增資產"],
  never: ["永不到期"],
};
