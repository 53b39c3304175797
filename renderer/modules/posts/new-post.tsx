import { PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { focusFirst } from "../../ui/focus-first.ts";
import { usePostCommand } from "./use-post-command.ts";

/** 设岗: a name is enough; what else it is follows on its card. */
export function NewPost({ onOpened }: { readonly onOpened: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [typing, setTyping] = useState(false);
  const [name, setName] = useState("");
  const open = usePostCommand("post.open", null);
  if (!typing) {
    return (
      <Button icon={<PlusOutlined />} onClick={() => setTyping(true)}>
        {t("posts.add")}
      </Button>
    );
  }
  const give = async (): Promise<void> => {
    const id = await open.give({ name, gate: false });
    if (id === null) return;
    setName("");
    setTyping(false);
    onOpened(id);
  };
  return (
    <form
      className="posts-new"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <Input
        ref={focusFirst}
        aria-label={t("posts.name")}
        placeholder={t("posts.nameHint")}
        value={name}
        maxLength={30}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => event.key === "Escape" && setTyping(false)}
      />
      <Button htmlType="submit" type="primary" loading={open.busy} disabled={name.trim() === ""}>
        {t("posts.add")}
      </Button>
      {open.error !== null && <span className="field-error">{open.error}</span>}
    </form>
  );
}
