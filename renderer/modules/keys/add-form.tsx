import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { AddKeyFields } from "./add-fields.tsx";
import { DepositFields } from "./deposit-fields.tsx";
import { useAddForm, type AddedKey } from "./use-add-form.ts";

const shownFields = new Set([
  "code",
  "unit",
  "place",
  "quantity",
  "deposit.by",
  "deposit.until",
  "signed",
  "deposit.signed",
  ...lateFields,
]);

function focusTop(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>("[role=radio][tabindex='0'], input")?.focus();
}

/** 登记钥匙: what a resident leaves is signed for in the same step. */
export function AddKeyForm({
  onOpen,
  onClose,
}: {
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const root = useRef<HTMLFormElement>(null);
  const [added, setAdded] = useState<AddedKey | null>(null);
  const offered = useLive({
    key: ["keys.nextCode"],
    kinds: ["key"],
    read: async (host) => host.keys.nextCode(),
  }).data?.code;
  const control = useAddForm(offered ?? "", (key) => {
    setAdded(key);
    focusTop(root.current);
  });
  const { form, left, change, error, errorOf } = control;
  useEffect(() => focusTop(root.current), []);
  const save = (): void => {
    if (!toUnread(root.current)) void control.save();
  };
  const onKeyDown = useFormKeyboard({ onSave: save, onLeave: onClose });
  return (
    <Panel
      title={t("keys.add.title")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={control.reset}>{t("keys.add.clear")}</Button>
          <Button type="primary" loading={control.busy} onClick={save}>
            {t("keys.add.save")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
    >
      {added !== null && form.place === "" && form.unit === "" && (
        <output className="key-saved">
          <div>
            <CheckCircleFilled /> {t("keys.add.saved", { code: added.code })}
          </div>
          <div className="key-quick">
            <Button size="small" onClick={() => onOpen(added.id)}>
              {t("keys.add.open")}
            </Button>
          </div>
        </output>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields */}
      <form
        className="form-column"
        ref={root}
        aria-label={t("keys.add.title")}
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <AddKeyFields control={control} offered={offered ?? ""} />
        {form.kind === "deposited" && (
          <DepositFields
            key={JSON.stringify(left)}
            deposit={form.deposit}
            left={left}
            errorOf={errorOf}
            onChange={(deposit) => change({ deposit })}
          />
        )}
        {error !== null && !shownFields.has(error.field ?? "") && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
    </Panel>
  );
}
