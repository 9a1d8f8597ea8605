import type { Labels } from "./keys.ts";

export const vi: Labels = {
  settings: ["Cài đặt doanh nghiệp"],
  systemUsers: ["Người dùng hệ thống"],
  add: ["Thêm"],
  admin: ["Quản trị viên"],
  generateToken: ["Tạo mã", "Tạo mã truy cập"],
  assignAssets: ["Gán tài sản", "Thêm tài sản"],
  never: ["Không bao giờ"],
  next: ["Tiếp"],
};
