import { useRole } from "@/ipc";
import { Notice, Page, Tabs } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate, usePlace } from "@/router";
import { BackupsTab } from "./BackupsTab";
import { ClinicFields } from "./ClinicFields";
import { DestructionFields } from "./DestructionFields";
import { LogTab } from "./LogTab";
import { MessagesTab } from "./MessagesTab";
import { SecurityTab } from "./SecurityTab";
import { SettingsTab } from "./SettingsForm";
import { StaffTab } from "./StaffTab";
import s from "./settings.module.css";
import { TextsTab } from "./TextsTab";
import { TransfersTab } from "./TransfersTab";

const TABS = [
  "clinic",
  "destruction",
  "staff",
  "security",
  "backups",
  "texts",
  "messages",
  "transfers",
  "log",
] as const;

/** The Settings room. What a role may not do stays in sight with the reason. */
export function Area() {
  const { id } = usePlace();
  const tab = TABS.find((name) => name === id) ?? "clinic";
  const administrator = useRole("administrator");
  const coordinator = useRole("coordinator");
  const officer = useRole("privacy_officer");
  return (
    <Page title={m.area_settings()}>
      <div className={s.room}>
        <Tabs
          label={m.area_settings()}
          value={tab}
          onChange={(next) => navigate({ room: "settings", id: next })}
          tabs={[
            {
              id: "clinic",
              word: m.settings_clinic(),
              content: <SettingsTab key="clinic" editable={administrator} Fields={ClinicFields} />,
            },
            {
              id: "destruction",
              word: m.settings_destruction(),
              content: <SettingsTab key="destruction" editable={administrator} Fields={DestructionFields} />,
            },
            { id: "staff", word: m.settings_staff(), content: <StaffTab editable={administrator} /> },
            { id: "security", word: m.settings_security(), content: <SecurityTab keeper={administrator} /> },
            { id: "backups", word: m.settings_backups(), content: <BackupsTab editable={administrator} /> },
            {
              id: "texts",
              word: m.settings_texts(),
              content: <TextsTab editable={administrator || officer} />,
            },
            {
              id: "messages",
              word: m.settings_messages(),
              content: <MessagesTab editable={administrator || coordinator} />,
            },
            {
              id: "transfers",
              word: m.settings_transfers_tab(),
              content: <TransfersTab editable={administrator || officer} />,
            },
            {
              id: "log",
              word: m.settings_log(),
              content: administrator || officer ? <LogTab /> : <Notice>{m.settings_log_who()}</Notice>,
            },
          ]}
        />
      </div>
    </Page>
  );
}
