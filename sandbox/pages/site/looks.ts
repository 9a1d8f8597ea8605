/** What the site looks like, as far as it matters: what lies where, what covers what, what can be seen. */
export const looks = {
  root: "display:flex;flex-direction:column;min-height:100vh;font:14px/20px system-ui,sans-serif;color:#1c2b33;background:#fff",
  header: "display:flex;gap:16px;padding:12px 16px;border-bottom:1px solid #dadde1",
  headerName: "display:flex;flex-direction:column",
  columns: "display:flex;flex:1;align-items:stretch",
  menu: "width:232px;flex:none;padding:8px;border-inline-end:1px solid #dadde1;box-sizing:border-box",
  menuGroup: "display:flex;justify-content:space-between;padding:8px;font-weight:600;cursor:pointer",
  menuItem:
    "display:block;padding:8px 8px 8px 20px;color:inherit;text-decoration:none;border-radius:6px;cursor:pointer",
  main: "display:flex;flex:1;min-width:0",
  list: "width:340px;flex:none;padding:16px;border-inline-end:1px solid #dadde1;box-sizing:border-box",
  listHead: "display:flex;justify-content:space-between;align-items:center;margin-bottom:12px",
  rows: "max-height:420px;overflow-y:auto;margin-top:12px",
  row: "display:flex;gap:8px;padding:10px 8px;border-radius:6px;cursor:pointer",
  rowOpen: "display:flex;gap:8px;padding:10px 8px;border-radius:6px;cursor:pointer;background:#e7f3ff",
  rowText: "display:flex;flex-direction:column;min-width:0",
  pane: "flex:1;padding:16px;min-width:0",
  paneHead: "display:flex;gap:8px;align-items:flex-start;justify-content:space-between",
  buttons: "display:flex;flex-wrap:wrap;gap:8px;margin:12px 0",
  button:
    "display:inline-block;padding:7px 14px;border:0;border-radius:6px;background:#e4e6eb;color:#1c2b33;font:inherit;cursor:pointer",
  primary:
    "display:inline-block;padding:7px 14px;border:0;border-radius:6px;background:#0a66e4;color:#fff;font:inherit;cursor:pointer",
  off: "display:inline-block;padding:7px 14px;border:0;border-radius:6px;background:#f0f2f5;color:#bcc0c4;font:inherit;cursor:not-allowed",
  title: "font-size:18px;font-weight:600",
  strong: "font-weight:600",
  quiet: "color:#5f6b76;font-size:12px",
  error: "color:#b3261e",
  link: "color:#0a66e4",
  tabs: "display:flex;gap:16px;border-bottom:1px solid #dadde1;margin:12px 0",
  tab: "padding:8px 0;cursor:pointer",
  field:
    "display:block;width:100%;padding:8px;border:1px solid #ccd0d5;border-radius:6px;font:inherit;box-sizing:border-box",
  box: "display:flex;justify-content:space-between;padding:8px;border:1px solid #ccd0d5;border-radius:6px;cursor:pointer",
  options: "max-height:160px;overflow-y:auto;background:#fff;border:1px solid #ccd0d5;border-radius:6px",
  option: "display:flex;gap:8px;padding:8px 12px;cursor:pointer;min-height:20px",
  floating:
    "position:fixed;z-index:40;inset-inline-start:calc(50% - 60px);top:330px;width:340px;font:14px/20px system-ui,sans-serif;color:#1c2b33",
  menuFloating:
    "position:fixed;z-index:40;top:130px;inset-inline-start:430px;width:260px;background:#fff;border:1px solid #ccd0d5;border-radius:6px;font:14px/20px system-ui,sans-serif;color:#1c2b33",
  overlay:
    "position:fixed;inset:0;z-index:20;background:rgba(0,0,0,.5);display:flex;align-items:center;justify-content:center",
  dialog:
    "width:640px;max-width:94vw;max-height:88vh;overflow:auto;background:#fff;border-radius:8px;padding:20px;box-sizing:border-box;font:14px/20px system-ui,sans-serif;color:#1c2b33",
  dialogHead: "display:flex;justify-content:space-between;gap:12px;margin-bottom:12px",
  railed: "display:flex;gap:20px",
  rail: "width:180px;flex:none;display:flex;flex-direction:column;gap:12px;border-inline-end:1px solid #dadde1",
  stepBody: "flex:1;min-width:0;min-height:320px;display:flex;flex-direction:column;gap:12px",
  foot: "display:flex;justify-content:flex-end;gap:8px;margin-top:16px",
  card: "display:block;padding:12px;margin-bottom:8px;border:1px solid #ccd0d5;border-radius:8px;cursor:pointer",
  cardOff:
    "display:block;padding:12px;margin-bottom:8px;border:1px solid #e4e6eb;border-radius:8px;color:#bcc0c4;cursor:not-allowed",
  choice: "display:flex;gap:8px;align-items:flex-start;padding:6px 0;cursor:pointer",
  mark: "width:16px;height:16px;flex:none;border:1px solid #5f6b76;border-radius:3px",
  marked: "width:16px;height:16px;flex:none;border:1px solid #0a66e4;border-radius:3px;background:#0a66e4",
  tokenRow: "display:flex",
  wrapped: "overflow-wrap:anywhere",
  plain: "display:block",
  inline: "display:inline",
  frame: "flex:1;border:0;min-height:600px",
} as const;

export type Look = keyof typeof looks;
