import type { ErrorCode } from "../../../shared/kernel/error-codes.ts";

/** Every refusal in words: what happened, what was kept, what to do. */
export const errorsEn = {
  "setting-range": "Only a whole number from {{minimum}} to {{maximum}}; nothing was saved.",
  "bad-input":
    "One field is not right, so nothing was saved. Check the marked field; what you typed is kept.",
  "unknown-command": "This version does not know that action; nothing was saved. Please update the program.",
  "not-allowed": "Your role may not do this; nothing was saved. Ask somebody who may to sign in.",
  "not-signed-in": "Nobody is signed in; nothing was saved. Sign in and press again; what you typed is kept.",
  locked: "The screen is locked; nothing was saved. Enter your PIN and press again; what you typed is kept.",
  "not-found": "This record cannot be found. It may not have reached this desk yet.",
  "too-long": "Too long, so nothing was saved. Shorten it; your text is kept.",
  required: "This field is required.",
  "reason-required": "Write down the reason, then save.",
  "time-in-future": "That time has not come yet. Correct the time.",
  "time-too-old": "That is too long ago. Check the date.",
  "time-order":
    "The order of times is wrong: a later step cannot be before an earlier one. Correct the time.",
  "approval-needed": "This needs a superior's approval. They enter their own PIN at this screen.",
  "approval-self": "Nobody approves their own request. Choose another approver.",
  "approval-rank": "This approver's rank is too low. Choose somebody higher.",
  "approval-changed":
    "The record changed after the approval was asked for, so it is void and nothing was done. Ask again as things stand now.",
  "approval-expired": "This request ran out of time and nothing was done. Ask again.",
  "approval-over": "This request has been settled and cannot be used again.",
  "approval-not-own": "Only whoever asked can withdraw it or carry it out.",
  "approval-not-afar": "For this the approver has to be present. Enter the PIN at this screen.",
  "approval-not-needed": "This needs no approval. Do it directly.",
  "approval-other-desk": "This was asked for at another desk. Carry it out there.",
  "approval-waits": "Approval for this has been asked for already and is being waited for.",
  "pin-wrong": "Wrong PIN. Tries left: {{left}}.",
  "pin-wait": "Too many tries. Wait {{seconds}} s, then try again.",
  "pin-locked-out":
    "Too many wrong PINs: no sign-in for {{minutes}} min, noted in the staff record. A supervisor can reset it.",
  "pin-too-short": "A PIN has at least 6 digits.",
  "pin-too-long": "The PIN is too long. Choose a shorter one.",
  "pin-too-simple": "This PIN is too easy to guess (111111, 123456 …). Choose another.",
  "recovery-code-wrong": "That recovery code is wrong or was used before. Check it or take the next one.",
  "staff-disabled": "This member of staff is disabled and cannot sign in or approve. Ask an administrator.",
  "staff-last-admin": "This is the last administrator. Appoint another one first.",
  "staff-name-taken": "Somebody has this name already. Add a department or number to tell them apart.",
  "staff-number-taken": "Somebody has this staff number already. Check the number.",
  "already-set-up": "This computer is set up already. Just sign in.",
  "not-set-up": "This computer is not set up yet. Finish the first start.",
  "desk-code-form": "A desk letter is one capital letter, such as A.",
  "zone-unknown": "Unknown time zone. For mainland China use Asia/Shanghai.",
  "already-void": "This record is void and cannot change any more.",
  "state-forbids": "The record has moved on, so this step is not possible. Look at it again.",
  "no-change": "Nothing changed, so there is nothing to save.",
  "field-not-correctable": "This field cannot be corrected.",
  "conflict-changed": "Somebody has just changed this record. Read it again, then change it.",
  "log-grew": "The log now has {{count}} lines, not what was shown. Read the newest, then confirm.",
  "document-required": "This kind of visit needs a document. Enter one, or say why there is none.",
  "consent-required": "The resident must agree first. Record how you asked, who answered and what.",
  "emergency-reason-required": "An emergency entry needs a reason.",
  "authorisation-invalid": "There is no standing authorisation, or it has expired. Ask the resident.",
  "badge-in-use": "This badge has not come back yet. Take another, or sign its holder out first.",
  "unit-unknown": "No such unit in the directory. Check it, or add it to the directory first.",
  "unit-form": "This is not a unit. Write building-entrance-room, such as 3-2-1201.",
  "already-left": "This visitor is signed out already.",
  "not-inside": "This visitor is not inside, so there is nothing to sign out.",
  "not-dispatched": "This order has not been sent yet. Dispatch it first.",
  "already-arrived": "The arrival is recorded already.",
  "not-arrived": "The technician has not arrived yet. Record the arrival first.",
  "not-finished": "The work is not finished, so this step is not possible.",
  "promise-required": "Enter the newly promised time.",
  "promise-in-past": "The promised time is past. Agree on a time to come.",
  "unreachable-needs-three-tries": "Three calls and a message are needed before it counts as not reached.",
  "no-call-owed": "No call is owed for this order now.",
  "signature-required": "The signature is missing. Sign, then save.",
  suspended: "The order is suspended. Resume it first.",
  "not-suspended": "The order is not suspended.",
  "quote-required": "A paid service is quoted and agreed to before the work. Enter the quote first.",
  "charges-required": "Materials and labour are not listed yet. List them, then take the payment.",
  "payment-required":
    "The payment of this paid service is not entered. Enter it; choose “on account” if it is owed.",
  "amount-too-large": "The amount is too large. Check quantities and prices.",
  "free-of-charge":
    "This order is free of charge: prices and labour are 0. To charge, correct the kind of charge and quote.",
  "technician-not-own-order": "A technician handles only their own orders.",
  "post-name-taken": "There is a post of that name already. Choose another name.",
  "listed-twice": "Two things on the list have the same name. Make them one.",
  "roster-empty": "Nothing was planned in that week, so there is nothing to copy.",
  "shift-open-already": "A shift runs at this post already; there is no need to open one.",
  "arrived-to-take": "You came to take over and cannot be on this shift as well.",
  "not-on-shift": "This person is not on the shift. Join it first, or choose somebody else.",
  "on-shift-already": "This person is on the shift already.",
  "stand-in-too-long": "A stand-in covers at most {{hours}} hours. Choose an earlier end.",
  "handover-not-begun": "The handover has not begun. Press “Begin handover” first.",
  "handover-signed":
    "Both have signed; this shift is not changed any more. Write a mistake into the duty log.",
  "handover-two-persons":
    "Outgoing and incoming must be two persons. The incoming colleague enters their own PIN.",
  "handover-step-missing": "A step is not filled in yet, so nobody can sign. What was filled in is kept.",
  "handover-blocked":
    "{{count}} important things are open, so nobody can sign. Settle them, or a supervisor lets them pass.",
  "not-arrived-yet":
    "The incoming person has not arrived yet. They enter their PIN in the step “Arrival” first.",
  "list-changed": "The property list was changed just now. Count by the new one; what you typed is kept.",
  "explanation-required": "The outgoing shift explains what is short or damaged: {{item}}",
  "override-by-party": "Nobody who hands over or takes over lets it pass. Ask another supervisor.",
  "nothing-blocks": "Nothing stops the signatures now, so there is nothing to let pass.",
  "nothing-to-countersign": "No authorisation by phone waits for a countersign.",
  "countersign-not-own": "Only the supervisor who gave it by phone can countersign.",
  "no-conflict": "There is no conflict to settle in this record.",
  "own-pin-needed": "This step needs the person's own PIN.",
  "pin-is-given": "This PIN was set by somebody else. Sign in with it once and choose your own first.",
  "pin-as-given": "That is the PIN that was set for you. Choose one that only you know.",
  "hazard-not-enough":
    "There is not that much in the store: this batch has {{balance}}. Take less, or another batch.",
  "hazard-does-not-add-up":
    "The quantities do not add up, nothing was saved: {{issued}} were issued, used, returned and spilt make {{sum}}. The three together must be what was issued.",
  "hazard-own-issue":
    "Nobody approves and issues to themselves. Let another foreman or superior hand it over.",
  "hazard-receiver-user": "The user cannot receive their own return. Choose the colleague who took it back.",
  "hazard-receiver-pin":
    "Whoever takes it back confirms it in person: they enter their own PIN here, or the one signed in takes it.",
  "hazard-expired":
    "This batch is past its expiry and may not be used. Take another batch and write this one off.",
  "hazard-expiry-differs":
    "This batch is entered with expiry {{expiry}}, not this one. Check the label; a wrong entry can be corrected first.",
  "ppe-required":
    "Protective equipment (gloves, mask, goggles) is checked before handing over. Tick it once checked.",
  "witness-self": "The witness must be another person. Name a colleague who is present.",
  "substance-exists": "The catalogue has this substance already. A retired one can be restored.",
  "cas-impossible": "The check digit of this CAS number is wrong. Compare it with the label again.",
  "un-impossible": "A UN number has four digits, for example UN 1170. Compare it with the label again.",
  "owner-not-requester":
    "The basis is the owner in person, so the requester is the owner. For others choose phone or proxy.",
  "owner-unverified":
    "The directory has no such owner. Enter the document you looked at, or use a call or a written proxy.",
  "proxy-required": "A written proxy needs its photograph or PDF.",
  "attachment-missing":
    "This desk does not have the attachment: not synced yet, or choosing it was cut short. Choose it again.",
  "attachment-damaged":
    "The attachment's file is damaged. The record is untouched; look for the paper, or restore it from a backup.",
  "attachment-kind": "Only pictures (JPG, PNG, WebP) and PDF; nothing was saved. Choose another file.",
  "attachment-too-big": "The file is over {{maximum}} MB; nothing was saved. Make it smaller.",
  "pass-signed-text":
    "This was signed as it stands and cannot be corrected. Void this pass and write a new one like it. What nobody signed can be corrected still: hidden digits, the gate's note, what was found out.",
  "pass-signed": "The pass is signed and cannot change. Void it and write a new one.",
  "pass-not-signed": "The pass is not signed yet. A duty officer signs first.",
  "pass-own-writing": "Nobody signs a pass they wrote. Another duty officer or above signs it.",
  "pass-expired": "The pass has expired. Void it and write a new one.",
  "pass-released":
    "This pass was released already, and a pass is released once. What is left needs a new one.",
  "pass-refused": "This pass was handed back and lets nothing out. Write a new one.",
  "pass-other-gate": "The pass names the gate “{{gate}}”; this desk cannot release it. Check it there.",
  "pass-more-than-listed": "More than the pass lists cannot leave. What is beyond needs a new pass.",
  "pass-nothing-taken": "Nothing would leave. If the goods are others, turn the pass back.",
  "key-out":
    "This key is not on its hook ({{left}} left), so it was not lent. See who has it and take it back first.",
  "key-retired": "This key is out of use; it cannot be lent or left here.",
  "key-collected": "The owner has already taken this key back.",
  "key-in-clash": "Two desks' loans of this key contradict each other. Settle that first.",
  "key-code-taken": "Another key has this code already. Choose another one.",
  "key-tag-taken": "This coded tag hangs on another key already. Take another tag.",
  "key-not-deposited": "Only a key that a resident left here can be left or collected.",
  "key-copies-short": "Not so many: {{left}} at most. Check the number of copies.",
  "owner-consent-required":
    "This key opens a home: the owner has to agree to this very use first. Record how, who and when.",
  "loan-not-open": "This loan has come back or never took place. Look at the record as it is now.",
  "receiver-is-borrower": "Borrowers cannot sign for their own return. Let somebody else receive it.",
  "count-return-first":
    "This key is booked out and yet hangs here. Record its return first, then go on counting.",
  "unit-exists": "This unit is in the directory already.",
  "phone-impossible": "This phone number cannot exist. Check it again.",
  "document-impossible": "The document's check digit is wrong. Check it again.",
  "date-impossible": "There is no such date. Check it.",
  "person-moved-out": "This resident has moved out.",
  "plate-impossible": "This is not a plate. Check it.",
  "vehicle-exists": "This plate is registered for the unit already.",
  "unit-in-use": "The unit still has people or vehicles. Move them out first.",
  "import-refused": "This file cannot be imported. The reason is below; the directory was not changed.",
  "import-expired": "The preview has expired; the directory was not changed. Choose the file again.",
  "nothing-to-erase": "There is nothing to erase: no record is chosen, or it was erased before.",
  "on-hold":
    "{{count}} of the chosen records are on legal hold; nothing was erased. Lift the hold or leave them out.",
  "search-too-short": "Enter at least two characters of a name, five of a number, or a whole unit.",
  "erasure-running": "Erasing is under way; wait for it to finish.",
  "important-stays-open":
    "What is important or grave is written down as open first; say the result when it is done.",
  "line-struck": "This line was struck out and takes no additions. Write a new line.",
  "skip-needs-reason":
    "Going past the department head needs the emergency's reason; they are told afterwards.",
  "report-to-oneself": "Nobody reports to themselves. Choose a superior.",
  "review-already-written": "Today's review of work orders is in the log already.",
  "log-empty": "There is nothing in the log for this period, so there is nothing to sign.",
  "log-not-over": "This period is not over. Sign it when it is.",
  "log-own": "You alone wrote this day's log. Somebody else has to check and sign it.",
  "draw-unfinished": "The last draw is not signed. Look through it and sign it first.",
  "draw-not-marked": "{{left}} lines were not looked at yet. Then sign.",
  "nothing-to-draw": "Every line of this month was drawn already.",
  "backup-running": "A backup is being made; wait for it. Your data is not affected.",
  "backup-no-space":
    "Not enough room, so no backup was made. Your data is all there; make room or use another disk.",
  "backup-failed": "The backup failed; your data is all there. Try again, or call the administrator.",
  "backup-cancelled": "Cancelled; no half backup was left. Your data is all there.",
  "backup-unknown": "This backup is gone, or is none of Lodgebook's. Nothing was changed.",
  "backup-damaged": "This backup is damaged and cannot be restored. Nothing was changed; take another.",
  "backup-newer": "This backup comes from a newer version. Update the program first; nothing was changed.",
  "backup-other-site": "This backup belongs to another site. Nothing was changed.",
  "restore-no-space":
    "Not enough room to restore: {{neededMb}} MB are needed, {{freeMb}} MB are left. Nothing was changed; make room, then try again.",
  "recover-not-needed": "The data is sound; nothing needs recovery.",
  "desk-codes-damaged":
    "The list of desk codes is damaged, so the next number is unknown. Call the administrator.",
  "erased-ids-damaged":
    "The list of erased people is damaged; stopped so that nobody comes back. Call the administrator.",
  "disk-full": "The disk is full; nothing was saved, your text is kept. Make room, then press again.",
  "storage-failed":
    "The disk failed; nothing was saved, your text is kept. Press again, or call the administrator.",
  "storage-read-only":
    "The data folder cannot be written; nothing was saved, your text is kept. Call the administrator.",
  busy: "The data is in use; nothing was saved, your text is kept. Wait a moment and press again.",
  "connection-lost":
    "The connection was lost, so it is not known whether it was saved. Press again: nothing is entered twice.",
  unexpected:
    "Something went wrong; your text is kept. Press again, or note the time and call the administrator.",
  "server-address-form":
    "This is no server address. Enter it as the server's operator gave it, e.g. https://sync.example.com.",
  "server-unreachable":
    "The server cannot be reached; nothing was changed. Check the address and the network, then try again.",
  "server-refused":
    "The server did not accept it ({{status}}); nothing was changed. Tell the server's operator.",
  "server-busy": "Too many tries: the server asks you to wait {{seconds}} seconds.",
  "program-too-old": "This program is too old for the server. Update it first.",
  "enrolment-code-form": "The code has 20 letters and digits in four groups. Check it and enter it again.",
  "enrolment-code-wrong":
    "The code is wrong, was used, or is older than 15 minutes. For the site's first desk ask the server's operator for another; for the rest make one on a desk that has joined.",
  "desk-code-taken": "The site has a desk with this letter. Choose another one.",
  "already-joined": "This desk has joined a server already.",
  "not-joined": "This desk has not joined a server yet.",
  cancelled: "Cancelled; nothing was changed.",
  "site-key-needed": "The site's books are sealed with its site key. Enter it from the recovery sheet.",
  "site-key-form":
    "The site key is the nine groups of eight (0–9, A–F) on the recovery sheet. One is wrong or missing: check them group by group.",
  "site-key-wrong":
    "This key does not open the site's books; nothing was written. Check that the sheet is this site's.",
  "joined-with-books":
    "This code is for an empty PC; this desk has books of its own and nothing was merged. Ask the server's operator for the site's first code.",
  "desk-is-own": "A desk cannot shut itself out. Do it on another one.",
} as const satisfies Record<ErrorCode, string>;
