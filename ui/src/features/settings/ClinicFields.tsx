import type { ReactNode } from "react";
import type { Settings } from "@/ipc";
import {
  CheckboxField,
  CountryField,
  FieldRow,
  FieldStack,
  NumberField,
  Panel,
  Select,
  TextField,
} from "@/kit";
import { m } from "@/paraglide/messages";
import type { FieldsProps } from "./SettingsForm";
import s from "./settings.module.css";
import { zoneOptions } from "./zones";

/** Names of the settings that are one line of text. */
type Line = { [K in keyof Settings]: Settings[K] extends string ? K : never }[keyof Settings];

export function ClinicFields({ draft, readOnly, errors, change }: FieldsProps) {
  const line = (name: Line, label: string, more: { hint?: string; optional?: boolean } = {}): ReactNode => (
    <TextField
      wide
      name={name}
      label={label}
      value={draft[name]}
      onChange={(text) => change({ [name]: text })}
      error={errors[name]}
      readOnly={readOnly}
      {...more}
    />
  );
  return (
    <div className={s.columns}>
      <div className={s.stack}>
        <Panel title={m.settings_operator()}>
          <FieldStack>
            {line("operator_name", m.door_operator_name())}
            {line("operator_address", m.door_operator_address())}
            {line("operator_contacts", m.door_operator_contacts(), { hint: m.door_operator_contacts_hint() })}
            {line("processor", m.settings_processor(), { hint: m.settings_processor_hint(), optional: true })}
          </FieldStack>
        </Panel>
        <Panel title={m.settings_database()}>
          <FieldStack>
            <CountryField
              name="database_country"
              label={m.door_database_country()}
              value={draft.database_country}
              onChange={(database_country) => change({ database_country })}
              error={errors.database_country}
              readOnly={readOnly}
            />
            {line("database_address", m.door_database_address(), { hint: m.door_database_address_hint() })}
            {line("system_name", m.settings_system_name(), { hint: m.settings_system_name_hint() })}
          </FieldStack>
        </Panel>
      </div>
      <Panel title={m.settings_rules()}>
        <FieldStack>
          <Select
            name="zone"
            label={m.settings_zone()}
            hint={m.settings_zone_hint()}
            options={zoneOptions(draft.zone)}
            value={draft.zone}
            onChange={(zone) => change({ zone })}
            error={errors.zone}
            readOnly={readOnly}
          />
          <FieldRow>
            <NumberField
              name="idle_lock_minutes"
              label={m.settings_idle()}
              hint={m.settings_idle_hint()}
              value={draft.idle_lock_minutes}
              onChange={(minutes) => change({ idle_lock_minutes: minutes ?? 0 })}
              error={errors.idle_lock_minutes}
              readOnly={readOnly}
              steppers
            />
            <NumberField
              name="estimate_valid_days"
              label={m.settings_valid_days()}
              value={draft.estimate_valid_days}
              onChange={(days) => change({ estimate_valid_days: days ?? 0 })}
              error={errors.estimate_valid_days}
              readOnly={readOnly}
              steppers
            />
          </FieldRow>
          <NumberField
            name="enquiry_days"
            label={m.settings_enquiry_days()}
            hint={m.settings_enquiry_days_hint()}
            value={draft.enquiry_days}
            onChange={(days) => change({ enquiry_days: days ?? 0 })}
            error={errors.enquiry_days}
            readOnly={readOnly}
            steppers
          />
          <CheckboxField
            value={draft.health_consent_for_teeth}
            onChange={(health_consent_for_teeth) => change({ health_consent_for_teeth })}
            disabled={readOnly}
            note={m.settings_teeth_note()}
          >
            {m.settings_teeth()}
          </CheckboxField>
        </FieldStack>
      </Panel>
    </div>
  );
}
