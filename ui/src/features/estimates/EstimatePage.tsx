import { useState } from "react";
import { type Estimate, type EstimateId, type Service, useAct, useDesk } from "@/ipc";
import {
  Button,
  Confirm,
  ErrorText,
  fieldErrors,
  Notice,
  Page,
  Panel,
  Skeleton,
  TextArea,
  TextField,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useShortcut } from "@/shortcuts";
import { Catalogue } from "./Catalogue";
import s from "./estimates.module.css";
import { IssueDialog } from "./IssueDialog";
import { Issued } from "./Issued";
import { EstimatePaper, type Looking } from "./Papers";
import { PlanRows } from "./PlanRows";
import { nextKey, useDeskOf } from "./plan";
import { TeethChart } from "./TeethChart";
import { Totals } from "./Totals";
import { areaOf, areaWord } from "./words";

/** One estimate on the desk: `#/estimates/12`. */
export function EstimatePage({ id }: { id: EstimateId }) {
  const stored = useDesk("estimate_get", { estimate: id });
  if (stored.data) return <OnTheDesk key={id} stored={stored.data} />;
  return (
    <Page title={m.area_estimates()} actions={<Back />}>
      {stored.error ? <ErrorText error={stored.error} /> : <Skeleton rows={8} />}
    </Page>
  );
}

const Back = () => <Button onPress={() => navigate({ room: "estimates" })}>{m.estimates_all()}</Button>;

function OnTheDesk({ stored }: { stored: Estimate }) {
  const desk = useDeskOf(stored);
  const { plan, change, kept, clean, error } = desk;
  const [areas, setAreas] = useState<ReadonlySet<string>>(new Set());
  const [looking, setLooking] = useState<Looking | null>(null);
  const [asking, setAsking] = useState<"issue" | "discard" | null>(null);
  const discard = useAct("estimate_discard");
  const wrong = fieldErrors(error);

  const where =
    areas.size > 0 ? [...areas].map((id) => areaWord(areaOf(id))).join(", ") : m.estimates_mouth();
  const add = (service: Service) => {
    const places = areas.size > 0 ? [...areas] : ["mouth"];
    const added = places.map((id) => ({
      key: nextKey(),
      service,
      area: areaOf(id),
      quantity: 1,
      price: service.price_fen,
      discount: { kind: "none" as const },
    }));
    change({ rows: [...plan.rows, ...added] });
  };
  const preview = async () => {
    const fresh = await desk.keep();
    if (fresh) setLooking({ at: "draft", estimate: fresh.id, first: fresh.language });
  };
  const issue = async () => {
    if (await desk.keep()) setAsking("issue");
  };
  const throwAway = async () => {
    if (await discard.run({ estimate: kept.id })) navigate({ room: "estimates" });
  };
  useShortcut("save", () => void desk.keep());
  useShortcut("print", () => void preview());

  return (
    <Page
      title={nameOf(kept)}
      note={clean ? m.common_saved() : m.estimates_unsaved()}
      actions={
        <>
          <Back />
          <Button onPress={() => navigate({ room: "leads", id: kept.lead })}>
            {m.estimates_open_lead()}
          </Button>
          {kept.issued.length === 0 && (
            <Button look="quiet" onPress={() => setAsking("discard")}>
              {m.estimates_discard()}
            </Button>
          )}
          <Button icon="file" disabled={plan.rows.length === 0} onPress={() => void preview()}>
            {m.estimates_preview()}
          </Button>
          <Button look="primary" disabled={plan.rows.length === 0} onPress={() => void issue()}>
            {kept.issued.length > 0 ? m.estimates_issue_next() : m.estimates_issue()}
          </Button>
        </>
      }
    >
      {error && error.kind !== "invalid" && (
        <div className={s.trouble}>
          <ErrorText error={error} />
          {error.kind === "conflict" && (
            <Button onPress={() => desk.adopt(stored)}>{m.estimates_take_stored()}</Button>
          )}
        </div>
      )}
      {wrong.items && <Notice look="danger">{wrong.items}</Notice>}
      <div className={s.desk}>
        <div className={s.left}>
          <Panel title={m.estimates_where()}>
            {!kept.teeth_allowed && (
              <Notice
                look="warn"
                actions={
                  <Button
                    look="quiet"
                    onPress={() => navigate({ room: "leads", id: kept.lead, rest: ["consent"] })}
                  >
                    {m.estimates_to_consent()}
                  </Button>
                }
              >
                {m.estimates_teeth_need_consent()}
              </Notice>
            )}
            <TeethChart chosen={areas} onChange={setAreas} teeth={kept.teeth_allowed} />
          </Panel>
          <Catalogue onAdd={add} where={where} />
        </div>
        <div className={s.middle}>
          <Panel title={m.estimates_plan()} flush>
            <PlanRows desk={desk} />
          </Panel>
          <Panel>
            <div className={s.stack}>
              <TextField
                label={m.estimates_doctor()}
                wide
                optional
                value={plan.doctor}
                onChange={(doctor) => change({ doctor })}
                error={wrong.doctor}
                maxLength={200}
              />
              <TextArea
                label={m.estimates_note()}
                hint={m.estimates_note_hint()}
                wide
                optional
                rows={2}
                value={plan.note}
                onChange={(note) => change({ note })}
                error={wrong.note}
              />
            </div>
          </Panel>
        </div>
        <div className={s.right}>
          <Panel title={m.estimates_total()}>
            <Totals desk={desk} />
          </Panel>
          {kept.issued.length > 0 && (
            <Panel title={m.estimates_issued_versions()}>
              <Issued
                rows={kept.issued}
                onLook={({ id, number }) =>
                  setLooking({ at: "issued", issued: id, number, first: kept.language })
                }
              />
            </Panel>
          )}
        </div>
      </div>
      {asking === "issue" && (
        <IssueDialog
          estimate={kept}
          onClose={() => setAsking(null)}
          onIssued={({ id, number, language }) => {
            setAsking(null);
            toast(m.estimates_issued_toast({ number }));
            setLooking({ at: "issued", issued: id, number, first: language });
          }}
        />
      )}
      <Confirm
        title={m.estimates_discard_title()}
        isOpen={asking === "discard"}
        onClose={() => setAsking(null)}
        act={m.estimates_discard()}
        onAct={() => void throwAway()}
        danger
        pending={discard.pending}
      >
        {m.estimates_discard_text()}
        <ErrorText error={discard.error} />
      </Confirm>
      {looking && <EstimatePaper looking={looking} onClose={() => setLooking(null)} />}
    </Page>
  );
}

/** The person's name as the list has it: what the passport or the person says. */
function nameOf({ name }: Estimate): string {
  const native = [name.surname, name.given, name.patronymic].filter(Boolean).join(" ");
  return native || name.latin || name.chinese;
}
