/** The first run on an empty machine: language, clinic, place of the database, first account, recovery code. */
import { useState } from "react";
import { useAct, useEnter } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, RadioGroup, toast } from "@/kit";
import { LANGUAGES, languageName, useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./door.module.css";
import { type Draft, EMPTY, fieldOf, NEEDED, newClinic, STEPS, type Step, stepOf } from "./draft";
import { RecoveryCode } from "./RecoveryCode";
import { Restore } from "./Restore";
import { Steps } from "./Steps";
import { AccountStep, ClinicStep, DatabaseStep, type StepProps } from "./WizardSteps";

export function Wizard() {
  const { language, setLanguage } = useLanguage();
  const [step, setStep] = useState<Step>("language");
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [errors, setErrors] = useState<Partial<Record<keyof Draft, string>>>({});
  const [code, setCode] = useState<string | null>(null);
  const [restoring, setRestoring] = useState(false);
  const setUp = useAct("clinic_set_up");
  const enter = useEnter();
  const words: Record<Step, string> = {
    language: m.door_step_language(),
    clinic: m.door_step_clinic(),
    database: m.door_step_database(),
    account: m.door_step_account(),
    code: m.door_step_code(),
  };

  const change = (part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !(field in part))));
  };
  const go = (by: number) => setStep(STEPS[STEPS.indexOf(step) + by] ?? step);

  const create = async () => {
    const clinic = newClinic(draft, language);
    const made = await setUp.run(clinic);
    if (!made) return;
    // The password has done its work: the page forgets it.
    setDraft(EMPTY);
    setCode(made.code);
    setStep("code");
  };
  const next = () => {
    const found: typeof errors = {};
    for (const field of NEEDED[step]) if (draft[field] === "") found[field] = m.problem_empty();
    if (step === "account" && draft.password !== draft.again) found.again ??= m.door_passwords_differ();
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    if (step === "account") void create();
    else go(1);
  };

  // A refusal of the core is shown at its field, on the step that holds it.
  const refused = setUp.error?.kind === "invalid" ? fieldOf(setUp.error.field) : null;
  const [shownFor, setShownFor] = useState<unknown>(null);
  if (setUp.error && setUp.error !== shownFor) {
    setShownFor(setUp.error);
    if (refused) {
      setErrors({ [refused]: Object.values(fieldErrors(setUp.error))[0] });
      setStep(stepOf(refused));
    }
  }

  if (restoring) {
    return (
      <div className={s.sheet}>
        <Restore onBack={() => setRestoring(false)} />
      </div>
    );
  }
  const shown: StepProps = { draft, change, errors };
  return (
    <div className={s.sheet}>
      <header className={s.head}>
        <h1>{m.door_wizard()}</h1>
        <Steps label={m.door_steps()} steps={STEPS.map((id) => ({ id, word: words[id] }))} now={step} />
      </header>
      {step === "code" ? (
        code && (
          <RecoveryCode
            code={code}
            onDone={(state) => {
              setCode(null);
              enter(state);
              toast(m.door_ready());
            }}
          />
        )
      ) : (
        <Form onSubmit={next}>
          {step === "language" && (
            <>
              <p className="soft">{m.door_wizard_text()}</p>
              <RadioGroup
                label={m.common_language()}
                options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
                value={language}
                onChange={setLanguage}
              />
            </>
          )}
          {step === "clinic" && <ClinicStep {...shown} />}
          {step === "database" && <DatabaseStep {...shown} />}
          {step === "account" && <AccountStep {...shown} />}
          {!refused && <ErrorText error={setUp.error} />}
          <footer className={s.foot}>
            {step === "language" ? (
              <Button look="quiet" onPress={() => setRestoring(true)}>
                {m.door_restore_enter()}
              </Button>
            ) : (
              <Button onPress={() => go(-1)}>{m.common_back()}</Button>
            )}
            <Button look="primary" type="submit" pending={setUp.pending}>
              {step === "account" ? m.door_create() : m.common_next()}
            </Button>
          </footer>
        </Form>
      )}
    </div>
  );
}
