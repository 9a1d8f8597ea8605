import { Compass } from "lucide";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { useLive } from "../../../components/live.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { openGuide } from "../../../components/setups/open-guide.ts";
import { SetupList } from "../../../components/setups/setup-list.tsx";
import style from "../../../components/setups/setups.module.css";
import { useCommand } from "../../../components/use-command.ts";
import { listSetups } from "../../../lib/store/setups.ts";

/** Above the form: the guide, which fetches what the form asks for, and what it is at already. */
export function GuideStart() {
  const live = useLive(["setups", "secrets"], listSetups);
  const { busy, problem, ask } = useCommand();
  const open = live.state === "ready" ? live.value.filter(({ setup }) => setup.finishedAt === null) : [];
  return (
    <section class={style.start} aria-label={i18n.t("setups.title")}>
      <h2>{i18n.t("setups.title")}</h2>
      <p>{i18n.t("setups.lead")}</p>
      <div>
        <Button icon={Compass} busy={busy.value} onClick={() => void openGuide(ask, { businessId: null, hubId: null })}>
          {i18n.t("setups.open")}
        </Button>
      </div>
      {problem.value && <ProblemNote problem={problem.value} live />}
      {open.length > 0 && <SetupList setups={open} />}
    </section>
  );
}
