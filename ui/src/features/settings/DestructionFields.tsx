import type { Settings } from "@/ipc";
import {
  Button,
  CheckboxField,
  FieldRow,
  FieldStack,
  IconButton,
  NumberField,
  Panel,
  TextField,
} from "@/kit";
import { m } from "@/paraglide/messages";
import type { FieldsProps } from "./SettingsForm";
import s from "./settings.module.css";

/** Most members of a commission, as the core allows. */
const MEMBERS = 5;

/** When data is destroyed and who signs for it. */
export function DestructionFields(props: FieldsProps) {
  const { draft, readOnly, errors, change } = props;
  return (
    <div className={s.columns}>
      <Panel title={m.settings_terms()}>
        <FieldStack>
          <CheckboxField
            value={draft.auto_destroy}
            onChange={(auto_destroy) => change({ auto_destroy })}
            disabled={readOnly}
            note={m.settings_auto_destroy_note()}
          >
            {m.settings_auto_destroy()}
          </CheckboxField>
          <FieldRow>
            <NumberField
              name="announce_days"
              label={m.settings_announce_days()}
              value={draft.announce_days}
              onChange={(days) => change({ announce_days: days ?? 0 })}
              error={errors.announce_days}
              readOnly={readOnly}
              steppers
            />
            <NumberField
              name="retention_days"
              label={m.settings_retention_days()}
              hint={m.settings_retention_days_hint()}
              value={draft.retention_days}
              onChange={(days) => change({ retention_days: days ?? 0 })}
              error={errors.retention_days}
              readOnly={readOnly}
              steppers
            />
          </FieldRow>
          <CheckboxField
            value={draft.two_person_destruction}
            onChange={(two_person_destruction) => change({ two_person_destruction })}
            disabled={readOnly}
            note={m.settings_second_person_note()}
          >
            {m.settings_second_person()}
          </CheckboxField>
        </FieldStack>
      </Panel>
      <Commission {...props} />
    </div>
  );
}

function Commission({ draft: { commission }, readOnly, errors, change }: FieldsProps) {
  const put = (at: number, part: Partial<Settings["commission"][number]>) =>
    change({ commission: commission.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <Panel title={m.settings_commission()}>
      <FieldStack>
        <p className="soft">{m.settings_commission_note()}</p>
        {commission.map((member, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a member has no other name than its place
          <FieldRow key={at}>
            <TextField
              name={`commission.${at}.name`}
              label={m.settings_commission_name({ number: at + 1 })}
              value={member.name}
              onChange={(name) => put(at, { name })}
              error={errors[`commission.${at}.name`]}
              readOnly={readOnly}
            />
            <TextField
              optional
              name={`commission.${at}.position`}
              label={m.settings_commission_position()}
              value={member.position}
              onChange={(position) => put(at, { position })}
              error={errors[`commission.${at}.position`]}
              readOnly={readOnly}
            />
            {!readOnly && (
              <IconButton
                icon="close"
                label={m.settings_commission_remove({ name: member.name || String(at + 1) })}
                onPress={() => change({ commission: commission.filter((_, index) => index !== at) })}
              />
            )}
          </FieldRow>
        ))}
        {!readOnly && commission.length < MEMBERS && (
          <div>
            <Button
              icon="plus"
              onPress={() => change({ commission: [...commission, { name: "", position: "" }] })}
            >
              {m.settings_commission_add()}
            </Button>
          </div>
        )}
      </FieldStack>
    </Panel>
  );
}
