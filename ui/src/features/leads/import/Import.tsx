import { type ReactNode, useEffect, useRef, useState } from "react";
import {
  call,
  type DeskError,
  type Encoding,
  type ImportBatch,
  type ImportChecked,
  type ImportLooked,
  type ImportPlan,
  useAct,
} from "@/ipc";
import { Button, type ChosenFile, ErrorText, errorWords, Notice, Page, Panel, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { Done } from "./Done";
import { DryRun } from "./DryRun";
import { FileDrop } from "./FileDrop";
import { Imports } from "./Imports";
import s from "./import.module.css";
import { Look } from "./Look";
import { missing, outcome } from "./plan";
import { type Step, Steps, stepWord } from "./Steps";
import { Working } from "./Working";
import { fileErrorWords, missingWords } from "./words";

const toList = () => navigate({ room: "leads" });

/** A file taken in: chosen, looked at, tried, run. Leaving puts the file away. */
export function Import() {
  const [step, setStep] = useState<Step>("file");
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [looked, setLooked] = useState<ImportLooked | null>(null);
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [checked, setChecked] = useState<ImportChecked | null>(null);
  const [batch, setBatch] = useState<ImportBatch | null>(null);
  const open = useAct("import_open");
  const check = useAct("import_check");
  const run = useAct("import_run");
  const here = useLeaving(check.pending);

  const go = (next: Step) => {
    check.reset();
    run.reset();
    setStep(next);
  };
  const look = async (chosen: ChosenFile, encoding: Encoding | null) => {
    const found = await open.run({ content_base64: chosen.base64, encoding });
    if (!found) return;
    // Gone meanwhile: the file must not stay behind.
    if (!here.current) return void call("import_close", {}).catch(() => {});
    setFile(chosen);
    setLooked(found);
    setPlan(found.plan);
    go("columns");
  };
  const restart = () => {
    void call("import_close", {}).catch(() => {});
    setFile(null);
    setLooked(null);
    setPlan(null);
    setChecked(null);
    open.reset();
    go("file");
  };
  const tryOut = async () => {
    const found = plan && (await check.run(plan));
    if (!found) return;
    setChecked(found);
    go("check");
  };
  const takeIn = async () => {
    const done = plan && (await run.run(plan));
    if (!done) return;
    if (!here.current) return void toast(m.leads_import_done_away({ count: done.created }));
    setFile(null);
    setBatch(done);
    go("done");
  };

  if (check.pending || run.pending) {
    return (
      <Frame step={step} busy>
        <Working label={run.pending ? m.leads_import_running() : m.leads_import_checking()} />
      </Frame>
    );
  }
  if (step === "columns" && file && looked && plan) {
    const lacking = missing(plan);
    return (
      <Frame
        step={step}
        foot={
          <Foot onBack={restart} note={lacking && missingWords(lacking)}>
            <Button look="primary" disabled={lacking !== null} onPress={() => void tryOut()}>
              {m.leads_import_try()}
            </Button>
          </Foot>
        }
      >
        <Trouble error={open.error ?? check.error} />
        <Look
          key={looked.encoding}
          name={file.name}
          looked={looked}
          plan={plan}
          onPlan={setPlan}
          onEncoding={(encoding) => void look(file, encoding)}
        />
      </Frame>
    );
  }
  if (step === "check" && plan && checked) {
    const { created, completed } = outcome(checked, plan);
    const stopped = checked.wrong > 0 && !plan.skip_wrong;
    const nobody = created + completed === 0;
    return (
      <Frame
        step={step}
        foot={
          <Foot
            onBack={() => go("columns")}
            note={stopped ? m.leads_import_stopped() : nobody ? m.leads_import_nobody() : null}
          >
            <Button look="primary" disabled={stopped || nobody} onPress={() => void takeIn()}>
              {m.leads_import_run()}
            </Button>
          </Foot>
        }
      >
        <Trouble error={run.error} />
        <DryRun checked={checked} plan={plan} onPlan={setPlan} />
      </Frame>
    );
  }
  if (step === "done" && batch) {
    return (
      <Frame step={step}>
        <Done batch={batch} onImports={restart} />
      </Frame>
    );
  }
  return (
    <Frame step="file">
      <Panel title={m.leads_import_choose_title()}>
        <FileDrop
          onChoose={(chosen) => void look(chosen, null)}
          error={open.error ? fileErrorWords(open.error) : undefined}
          pending={open.pending}
        />
      </Panel>
      <Imports />
    </Frame>
  );
}

/** On leaving the file is put away and a check stops; a run goes on and says when it is done. */
function useLeaving(checking: boolean) {
  const here = useRef(false);
  const busy = useRef(checking);
  busy.current = checking;
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      if (busy.current) void call("import_cancel", {}).catch(() => {});
      void call("import_close", {}).catch(() => {});
    };
  }, []);
  return here;
}

type FrameProps = { step: Step; busy?: boolean; foot?: ReactNode; children: ReactNode };

/** The page of a step; the focus goes to each new step, so that it is read from its beginning. */
function Frame({ step, busy, foot, children }: FrameProps) {
  const box = useRef<HTMLElement>(null);
  const now = busy ? "busy" : step;
  const shown = useRef<string>(now);
  useEffect(() => {
    if (shown.current === now) return;
    shown.current = now;
    if (now !== "busy") box.current?.focus();
  }, [now]);
  return (
    <Page
      title={m.leads_import_title()}
      note={<Steps at={step} />}
      actions={
        !foot &&
        !busy && (
          <Button icon="left" onPress={toList}>
            {m.leads_duplicates_back()}
          </Button>
        )
      }
    >
      <section ref={box} tabIndex={-1} aria-label={stepWord(step)} className={s.step}>
        {children}
      </section>
      {foot}
    </Page>
  );
}

type FootProps = { onBack: () => void; note: string | null; children: ReactNode };

/** The ways from a step, always in sight. */
function Foot({ onBack, note, children }: FootProps) {
  return (
    <div className={s.foot}>
      <Button icon="left" onPress={onBack}>
        {m.common_back()}
      </Button>
      <Button onPress={toList}>{m.common_cancel()}</Button>
      <span role="status" className={s.footNote}>
        {note}
      </span>
      {children}
    </div>
  );
}

/** A stop that was asked for is no error. */
function Trouble({ error }: { error: DeskError | null }) {
  if (error?.kind === "wrong_state" && error.state === "cancelled")
    return <Notice>{errorWords(error)}</Notice>;
  if (error?.kind === "invalid" && error.field === "file")
    return <Notice look="danger">{fileErrorWords(error)}</Notice>;
  return <ErrorText error={error} />;
}
