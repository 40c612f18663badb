import { type CaseNo, useDesk, useToday } from "@/ipc";
import { Button, Dialog, ErrorText, LeadLine, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import s from "./import.module.css";

/** Numbers that begin alike may be found beside it. */
const ROWS = 8;

/** Who is meant by the number in a row, without leaving the import; the card is one step further. */
export function KnownCard({ number, onClose }: { number: CaseNo; onClose: () => void }) {
  const today = useToday();
  const found = useDesk("lead_search", { text: number, limit: ROWS });
  const row = found.data?.rows.find((one) => one.case_no === number) ?? found.data?.rows[0];
  return (
    <Dialog
      title={number}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{m.common_close()}</Button>
          {row && (
            <Button onPress={() => navigate({ room: "leads", id: row.id })}>
              {m.leads_import_open_card()}
            </Button>
          )}
        </>
      }
    >
      <div className={s.stack}>
        <ErrorText error={found.error} />
        {!found.data && !found.error && <Skeleton rows={2} />}
        {found.data && !row && <p className="soft">{m.common_nothing_found()}</p>}
        {row && (
          <>
            <LeadLine row={row} today={today} note={row.full_name} />
            <p className="soft">{m.leads_import_open_card_note()}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
