import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Intent } from "../../lib/store/plan-records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { number } from "../format.ts";
import { byHub } from "./by-hub.ts";
import { review } from "./proposals.ts";
import { RoleSelect } from "./role-select.tsx";

/** Somebody whose role shall change: a member, or somebody invited. */
export interface RoleSubject {
  hubId: string;
  id: string;
  name: string;
  role: string;
  kind: "member" | "invitation";
}

interface Props {
  subjects: readonly RoleSubject[];
  open: boolean;
  onClose: () => void;
  onApplied?: () => void;
}

/** "Update role": of one, or of a selection. Mount it anew for other subjects. */
export function RoleDialog({ subjects, open, onClose, onApplied }: Props) {
  const [first] = subjects;
  const [role, setRole] = useState(first?.role ?? "EMPLOYEE");
  function submit() {
    review(
      byHub(subjects, ({ kind, id }): Intent[] => [
        kind === "member" ? { kind: "role", memberId: id, role } : { kind: "invitationRole", invitationId: id, role },
      ]),
      () => {
        onClose();
        onApplied?.();
      },
    );
  }
  return (
    <Dialog
      open={open}
      title={i18n.t("members.updateRole")}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="primary">
            {i18n.t("members.updateRole")}
          </Button>
        </>
      }
    >
      <p>
        <bdi>
          {subjects.length === 1 ? first?.name : i18n.t("plans.people", subjects.length, [number(subjects.length)])}
        </bdi>
      </p>
      <RoleSelect value={role} onChange={setRole} />
    </Dialog>
  );
}
