/** Backups: what stands where, one made on demand, where they go, how one comes back. */
import { dayAfter, showDay, showMoment, showNumber, showSize } from "@/format";
import { type BackupOverview, type BackupRow, useAct, useDesk } from "@/ipc";
import {
  Badge,
  type BadgeLook,
  Button,
  type Column,
  EmptyState,
  ErrorText,
  Notice,
  Panel,
  Progress,
  Skeleton,
  Table,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { BackupFolder } from "./BackupFolder";
import s from "./settings.module.css";

const HOUR = 3_600_000;

export function BackupsTab({ editable }: { editable: boolean }) {
  const { data, error } = useDesk("backup_overview", {});
  const make = useAct("backup_make");
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton />;
  const run = async () => {
    if (await make.run({})) toast(m.settings_backup_made());
  };
  return (
    <div className={s.stack}>
      <div className={s.under}>
        <p className="soft">{m.settings_backup_text()}</p>
        <Button look="primary" icon="archive" pending={make.pending} onPress={() => void run()}>
          {m.settings_backup_make()}
        </Button>
      </div>
      {make.pending && <Progress label={m.settings_backup_making()} share={null} note=" " />}
      <ErrorText error={make.error} />
      <Panel flush>
        {data.backups.length === 0 ? (
          <EmptyState icon="archive" title={m.app_status_no_backup()}>
            {m.settings_backup_none_text()}
          </EmptyState>
        ) : (
          <Backups overview={data} />
        )}
      </Panel>
      <div className={s.columns}>
        <Panel title={m.settings_backup_where()}>
          {editable ? (
            <BackupFolder key={JSON.stringify(data.settings)} stored={data} />
          ) : (
            <Notice>{m.settings_who_changes()}</Notice>
          )}
        </Panel>
        <Panel title={m.settings_backup_how()}>
          <ol className={s.steps}>
            <li>{m.settings_backup_how_1()}</li>
            <li>{m.settings_backup_how_2()}</li>
            <li>{m.settings_backup_how_3()}</li>
          </ol>
          <p className="soft">{m.settings_backup_ledger({ count: showNumber(data.destroyed) })}</p>
        </Panel>
      </div>
    </div>
  );
}

const looks: Record<BackupRow["state"], BadgeLook> = { verified: "given", damaged: "soon", missing: "none" };

function Backups({ overview }: { overview: BackupOverview }) {
  const words: Record<BackupRow["state"], string> = {
    verified: m.settings_backup_verified(),
    damaged: m.settings_backup_damaged(),
    missing: m.settings_backup_missing(),
  };
  const columns: Column<BackupRow>[] = [
    {
      id: "made",
      title: m.settings_backup_made_at(),
      cell: ({ made_at }) => <span className="figures">{showMoment(made_at)}</span>,
    },
    { id: "age", title: m.settings_backup_age(), cell: ({ made_at }) => age(made_at) },
    {
      id: "state",
      title: m.settings_backup_state(),
      cell: ({ state }) => <Badge look={looks[state]}>{words[state]}</Badge>,
    },
    {
      id: "until",
      title: m.settings_backup_until(),
      cell: ({ made_at }) => showDay(dayAfter(made_at.slice(0, 10), overview.settings.keep_days)),
    },
    {
      id: "place",
      title: m.settings_backup_place(),
      cell: ({ folder }) => <span className={s.hash}>{folder}</span>,
    },
    {
      id: "size",
      title: m.settings_backup_size(),
      figures: true,
      cell: ({ bytes }) => (bytes > 0 ? showSize(bytes) : "–"),
    },
  ];
  return (
    <Table
      label={m.settings_backups()}
      columns={columns}
      rows={overview.backups}
      rowKey={({ folder, name }) => `${folder}/${name}`}
    />
  );
}

function age(moment: string): string {
  const hours = Math.max(0, Math.floor((Date.now() - Date.parse(moment)) / HOUR));
  return hours < 48
    ? m.settings_backup_hours({ count: hours })
    : m.settings_backup_days({ count: Math.floor(hours / 24) });
}
