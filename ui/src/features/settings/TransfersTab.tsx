import { useState } from "react";
import { showCountry, showDay } from "@/format";
import { type Transfer, useAct, useDesk } from "@/ipc";
import {
  Badge,
  Button,
  type Column,
  EmptyState,
  ErrorText,
  IconButton,
  Notice,
  Panel,
  Skeleton,
  Table,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";
import { TransferDialog } from "./TransferDialog";

const EMPTY: Transfer = {
  recipient: "",
  country: "",
  ground: "",
  planned: false,
  notification: "",
  notified_on: null,
};

/** The register of cross-border transfers (152-FZ Art. 12), told in every answer to a person (Art. 14(7)8). */
export function TransfersTab({ editable }: { editable: boolean }) {
  const { data, error } = useDesk("transfers_get", {});
  const [editing, setEditing] = useState<{ at: number; transfer: Transfer } | null>(null);
  const change = useAct("transfers_change");
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton />;
  const { list } = data;
  const write = async (next: Transfer[]) => {
    const saved = await change.run({ list: next });
    if (saved) {
      setEditing(null);
      toast(m.common_saved());
    }
  };
  const add = () => setEditing({ at: list.length, transfer: EMPTY });
  const columns: Column<Transfer>[] = [
    { id: "recipient", title: m.settings_transfers_recipient(), cell: ({ recipient }) => recipient },
    { id: "country", title: m.settings_transfers_country(), cell: ({ country }) => showCountry(country) },
    { id: "ground", title: m.settings_transfers_ground(), cell: ({ ground }) => ground },
    {
      id: "state",
      title: m.settings_transfers_state(),
      cell: ({ planned }) => (
        <Badge look={planned ? "soon" : "plain"}>
          {planned ? m.settings_transfers_planned() : m.settings_transfers_done()}
        </Badge>
      ),
    },
    {
      id: "notification",
      title: m.settings_transfers_notification(),
      cell: ({ notification, notified_on }) =>
        [notification, notified_on && showDay(notified_on)].filter(Boolean).join(" · ") || "–",
    },
  ];
  if (editable) {
    columns.push({
      id: "acts",
      title: "",
      cell: (transfer) => {
        const at = list.indexOf(transfer);
        return (
          <span className={s.rowActs}>
            <IconButton icon="edit" label={m.common_edit()} onPress={() => setEditing({ at, transfer })} />
            <IconButton
              icon="destroy"
              label={m.settings_transfers_remove()}
              onPress={() => void write(list.filter((_, index) => index !== at))}
            />
          </span>
        );
      },
    });
  }
  return (
    <div className={s.stack}>
      <Notice>{m.settings_transfers_text()}</Notice>
      <ErrorText error={editing ? null : change.error} />
      <Panel
        title={m.settings_transfers()}
        flush
        actions={
          editable &&
          list.length > 0 && (
            <Button icon="plus" onPress={add}>
              {m.settings_transfers_add()}
            </Button>
          )
        }
      >
        {list.length > 0 ? (
          <Table
            label={m.settings_transfers()}
            columns={columns}
            rows={list}
            rowKey={(transfer) => list.indexOf(transfer)}
          />
        ) : (
          <EmptyState
            icon="privacy"
            title={m.settings_transfers_none()}
            action={
              editable && (
                <Button icon="plus" onPress={add}>
                  {m.settings_transfers_add()}
                </Button>
              )
            }
          />
        )}
      </Panel>
      {editing && (
        <TransferDialog
          at={editing.at}
          first={editing.transfer}
          error={change.error}
          pending={change.pending}
          onChange={change.reset}
          onSave={(transfer) => void write(list.toSpliced(editing.at, 1, transfer))}
          onClose={() => {
            change.reset();
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}
