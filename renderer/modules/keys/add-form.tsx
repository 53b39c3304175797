import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { RegisterForm } from "../../ui/register-form.tsx";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { AddKeyFields } from "./add-fields.tsx";
import { DepositFields } from "./deposit-fields.tsx";
import { useAddForm, type AddedKey } from "./use-add-form.ts";

const shownFields = new Set([
  "code",
  "unit",
  "place",
  "quantity",
  "tag",
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
  return (
    <RegisterForm
      form={root}
      title={t("keys.add.title")}
      buttons={
        <>
          <Button onClick={control.reset}>{t("keys.add.clear")}</Button>
          <Button type="primary" loading={control.busy} onClick={save}>
            {t("keys.add.save")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
      saved={
        added !== null &&
        form.place === "" &&
        form.unit === "" && (
          <SavedBanner number={null} words={t("keys.add.saved", { code: added.code })}>
            <Button size="small" onClick={() => onOpen(added.id)}>
              {t("keys.add.open")}
            </Button>
          </SavedBanner>
        )
      }
      error={error}
      showsField={(field) => shownFields.has(field)}
      onSave={save}
      onClose={onClose}
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
    </RegisterForm>
  );
}
