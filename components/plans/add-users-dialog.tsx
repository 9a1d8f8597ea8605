import { useMemo, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { foldEmail } from "../../lib/plans/email.ts";
import { isAlive } from "../../lib/plans/ground.ts";
import { listAssets, listInvitations, listMembers } from "../../lib/store/inventory.ts";
import type { Grant } from "../../lib/store/plan-records.ts";
import { listOpenChanges } from "../../lib/store/plans.ts";
import type { Asset, Hub } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Choice } from "../field.tsx";
import { Shown, useLive } from "../live.tsx";
import { HubSelect } from "../table/hub-select.tsx";
import { AddressField } from "./address-field.tsx";
import { type Address, judge, type Known, MOST_ADDRESSES } from "./addresses.ts";
import { AssetPicker, type Picked } from "./asset-picker.tsx";
import { keyOf } from "./assets-of.ts";
import { review } from "./proposals.ts";
import { RoleSelect } from "./role-select.tsx";

interface Facts extends Known {
  assets: Asset[];
}

async function readFacts(hubId: string): Promise<Facts> {
  const [members, invitations, assets, open] = await Promise.all([
    listMembers(hubId),
    listInvitations(hubId),
    listAssets(hubId),
    listOpenChanges(hubId),
  ]);
  const now = Date.now();
  return {
    members: new Set(members.flatMap(({ email }) => (email ? [foldEmail(email)] : []))),
    invited: new Set(invitations.filter((row) => isAlive(row, now)).map(({ email }) => foldEmail(email))),
    underWay: new Set(open.flatMap(({ deed }) => (deed.kind === "invite" ? [foldEmail(deed.email)] : []))),
    assets,
  };
}

interface Props {
  hubs: readonly Hub[];
  open: boolean;
  onClose: () => void;
}

/** "Add users": many addresses at once, with one role and the same assets. Everything typed stays until it is on its way. */
export function AddUsersDialog({ hubs, open, onClose }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const hubId = chosen ?? hubs[0]?.id ?? "";
  const live = useLive(["members", "invitations", "assets", "changes"], () => readFacts(hubId), [hubId]);
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState("EMPLOYEE");
  const [managed, setManaged] = useState(false);
  const [picked, setPicked] = useState<Picked>(new Map());
  const [missed, setMissed] = useState(false);
  const facts = live.state === "ready" ? live.value : null;
  const addresses = useMemo(() => (facts ? judge(typed, facts) : []), [typed, facts]);

  function submit() {
    const error = errorOf(addresses);
    setMissed(error !== null);
    if (!facts || error !== null) return;
    const grants = facts.assets.flatMap((asset): Grant[] => {
      const tasks = picked.get(keyOf(asset));
      return tasks ? [{ assetKind: asset.kind, assetId: asset.id, tasks: [...tasks] }] : [];
    });
    const fine = addresses.filter(({ state }) => state === "fine");
    const intents = fine.map(({ text }) => ({ kind: "invite" as const, email: text, role, managed, grants }));
    review([{ hubId, intents }], () => {
      onClose();
      setTyped("");
      setPicked(new Map());
      setMissed(false);
    });
  }

  return (
    <Dialog
      open={open}
      title={i18n.t("members.add")}
      onClose={onClose}
      onSubmit={submit}
      wide
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="primary" formNoValidate>
            {i18n.t("members.add")}
          </Button>
        </>
      }
    >
      {hubs.length > 1 && <HubSelect hubs={hubs} value={hubId} onChange={setChosen} all={false} />}
      <AddressField
        value={typed}
        onChange={setTyped}
        addresses={addresses}
        error={missed ? errorOf(addresses) : null}
      />
      <RoleSelect value={role} onChange={setRole} />
      <Choice
        type="checkbox"
        name="managed"
        label={i18n.t("plans.managed")}
        hint={i18n.t("plans.managedHint")}
        checked={managed}
        onChange={(event) => setManaged(event.currentTarget.checked)}
      />
      <Shown live={live} rows={2}>
        {({ assets }) => (
          <AssetPicker legend={i18n.t("members.assets")} assets={assets} value={picked} onChange={setPicked} />
        )}
      </Shown>
    </Dialog>
  );
}

function errorOf(addresses: readonly Address[]): string | null {
  if (addresses.some(({ state }) => state === "bad")) return i18n.t("plans.addressBad");
  const fine = addresses.filter(({ state }) => state === "fine").length;
  if (fine > MOST_ADDRESSES) return i18n.t("plans.addressesMany");
  return fine === 0 ? i18n.t("plans.addressNone") : null;
}
