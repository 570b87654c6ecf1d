// Writes a message in Thunderbird's own window and sends it, as a person does; `done` when the window has closed after it.
const [identity, to, subject, text, file, done] = arguments;
(async () => {
  const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
  const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
  login.init("smtp://127.0.0.1", null, "smtp://127.0.0.1", "anna", "secret", "", "");
  if ((await Services.logins.searchLoginsAsync({ origin: login.origin })).length == 0) {
    await Services.logins.addLoginAsync(login);
  }
  const make = (name, kind) => Cc["@mozilla.org/messengercompose/" + name + ";1"].createInstance(kind);
  const path = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  path.initWithPath(file);
  const attachment = make("attachment", Ci.nsIMsgAttachment);
  attachment.url = Services.io.newFileURI(path).spec;
  const fields = make("composefields", Ci.nsIMsgCompFields);
  fields.to = to;
  fields.subject = subject;
  fields.body = text;
  fields.addAttachment(attachment);
  const params = make("composeparams", Ci.nsIMsgComposeParams);
  params.composeFields = fields;
  params.identity = MailServices.accounts.getIdentity(identity);
  params.format = Ci.nsIMsgCompFormat.PlainText;
  const opened = new Promise(ready => Services.ww.registerNotification(function seen(window, topic) {
    if (topic == "domwindowopened") {
      Services.ww.unregisterNotification(seen);
      window.addEventListener("compose-editor-ready", () => ready(window), { once: true });
    }
  }));
  MailServices.compose.OpenComposeWindowWithParams(null, params);
  const window = await opened;
  const closed = new Promise(ready => window.addEventListener("unload", ready, { once: true }));
  window.goDoCommand("cmd_sendNow");
  await closed;
  done("");
})().catch(wrong => done(String(wrong)));
