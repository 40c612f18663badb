import { type AccountId, type BulkChange, type LeadCard, useAct, useDesk } from "@/ipc";
import { ErrorText, Menu, toast, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";

/** Who answers for the person, and the way to another of those who work here. */
export function Owner({ card: { id: lead, owner } }: { card: LeadCard }) {
  const staff = useDesk("staff_list", {});
  const change = useAct("lead_bulk");
  const nameOf = (account: AccountId | null): string =>
    staff.data?.find(({ id }) => id === account)?.display_name ?? "";

  const undo = async (changes: BulkChange[]) => {
    if (!(await change.run({ changes, preview: false }))) toast(m.leads_undo_failed(), { look: "danger" });
  };
  const put = async (to: AccountId | null) => {
    if (to === owner) return;
    const changes = [{ lead, change: { act: "owner" as const, owner: to } }];
    const done = await change.run({ changes, preview: false });
    if (!done) return;
    const said = to === null ? m.leads_owner_none() : m.leads_owner_set({ name: nameOf(to) });
    toastUndo(said, () => void undo(done.undo));
  };

  if (!staff.data) return <ErrorText error={staff.error} />;
  const value = owner === null ? m.leads_owner_nobody() : nameOf(owner);
  return (
    <>
      <Menu
        label={m.leads_owner()}
        value={value}
        acts={[
          {
            id: "nobody",
            word: m.leads_owner_nobody(),
            chosen: owner === null,
            run: () => void put(null),
          },
          ...staff.data
            .filter(({ id, active }) => active || id === owner)
            .map(({ id, display_name }) => ({
              id: String(id),
              word: display_name,
              chosen: id === owner,
              run: () => void put(id),
            })),
        ]}
      >
        {m.leads_owner_is({ name: value })}
      </Menu>
      <ErrorText error={change.error} />
    </>
  );
}
