import { showDay, showMoney } from "@/format";
import { useDesk } from "@/ipc";
import { Badge, EmptyState, ErrorText, Page, Panel, Skeleton, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import s from "./estimates.module.css";
import { stateWord } from "./words";

/** What was drafted and issued lately, across people. */
export function RecentEstimates() {
  const { data, error } = useDesk("estimates_recent", {});
  return (
    <Page title={m.area_estimates()}>
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={8} />}
      {data?.length === 0 && (
        <EmptyState icon="estimates" title={m.estimates_empty_title()}>
          {m.estimates_empty_text()}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Panel flush>
          <Table
            label={m.area_estimates()}
            rows={data}
            rowKey={({ id }) => id}
            columns={[
              {
                id: "name",
                title: m.estimates_patient(),
                cell: (row) => (
                  <a className={s.link} href={addressOf("estimates", row.id)}>
                    {row.name}
                    <span className={s.note}>{row.case_no}</span>
                  </a>
                ),
              },
              {
                id: "number",
                title: m.estimates_number(),
                cell: (row) =>
                  row.number
                    ? m.estimates_number_version({ number: row.number, version: row.issue_version ?? 1 })
                    : "–",
              },
              {
                id: "state",
                title: m.estimates_state(),
                cell: (row) => {
                  const state = stateWord(row.state);
                  return (
                    <>
                      <Badge look={state.look}>{state.word}</Badge>
                      {row.changed_since && <span className={s.note}> {m.estimates_changed_since()}</span>}
                    </>
                  );
                },
              },
              {
                id: "until",
                title: m.estimates_valid_until(),
                cell: (row) => (row.valid_until ? showDay(row.valid_until) : "–"),
              },
              {
                id: "total",
                title: m.estimates_total(),
                figures: true,
                cell: (row) => showMoney(row.total.minor, row.total.currency),
              },
            ]}
          />
        </Panel>
      )}
    </Page>
  );
}
