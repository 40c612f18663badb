import { useState } from "react";
import { type SavedView, useAct } from "@/ipc";
import {
  Button,
  CheckboxField,
  Dialog,
  ErrorText,
  fieldErrors,
  IconButton,
  TextField,
  toast,
  toastUndo,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { contentOf, isChanged, type View } from "../view";
import { viewName } from "../words";
import s from "./list.module.css";
import { NAME_MAX } from "./SaveView";

export type ManageViewsProps = {
  view: View;
  views: readonly SavedView[];
  onView: (part: Partial<View>) => void;
  onClose: () => void;
};

/** The saved lists: renamed, shared, brought up to what is shown now, or taken away. */
export function ManageViews({ view, views, onView, onClose }: ManageViewsProps) {
  const save = useAct("view_save");
  const remove = useAct("view_remove");
  const takeAway = async ({ id, name, shared, content }: SavedView) => {
    if (!(await remove.run({ id }))) return;
    if (view.saved === id) onView({ saved: null });
    // A name that named somebody destroyed does not come back, so neither does its list.
    if (name === "") toast(m.leads_view_removed({ name: viewName({ id, name }) }));
    else toastUndo(m.leads_view_removed({ name }), () => void save.run({ id: null, name, shared, content }));
  };
  return (
    <Dialog
      title={m.leads_view_manage_title()}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {m.common_done()}
        </Button>
      }
    >
      <ErrorText error={remove.error} />
      {views.length === 0 ? (
        <p className="soft">{m.leads_view_none()}</p>
      ) : (
        <ul className={s.saved}>
          {views.map((one) => (
            <li key={one.id}>
              {one.own ? (
                <Own
                  saved={one}
                  changed={one.id === view.saved && isChanged(view, one) ? view : null}
                  onRemove={() => void takeAway(one)}
                />
              ) : (
                <>
                  <b>{viewName(one)}</b>
                  <span className="soft small">{m.leads_view_others()}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

type OwnProps = { saved: SavedView; changed: View | null; onRemove: () => void };

function Own({ saved, changed, onRemove }: OwnProps) {
  const { id, content } = saved;
  const [name, setName] = useState(viewName(saved));
  const save = useAct("view_save");
  const shown = viewName(saved);
  const write = async (part: Partial<SavedView>) => {
    const { shared } = saved;
    const after = await save.run({ id, name, shared, content, ...part });
    if (after) toast(m.leads_view_updated({ name: name.trim() }));
  };
  return (
    <>
      <div className={s.savedRow}>
        <TextField
          wide
          bare
          label={`${m.leads_view_name()}: ${shown}`}
          value={name}
          onChange={setName}
          maxLength={NAME_MAX}
          error={fieldErrors(save.error).name}
        />
        <Button disabled={name.trim() === shown} pending={save.pending} onPress={() => void write({})}>
          {m.common_save()}
        </Button>
        <IconButton icon="close" label={m.leads_view_remove({ name: shown })} onPress={onRemove} />
      </div>
      <div className={s.savedMore}>
        <CheckboxField
          label={m.leads_view_share({ name: shown })}
          value={saved.shared}
          onChange={(shared) => void write({ shared, name: shown })}
        >
          {m.leads_view_shared()}
        </CheckboxField>
        {changed && (
          <Button
            look="quiet"
            icon="save"
            onPress={() => void write({ name: shown, content: contentOf(changed) })}
          >
            {m.leads_view_update({ name: shown })}
          </Button>
        )}
      </div>
      {save.error?.kind !== "invalid" && <ErrorText error={save.error} />}
    </>
  );
}
