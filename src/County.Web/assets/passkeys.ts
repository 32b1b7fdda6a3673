// Passkeys: the browser answers the site's question with a credential, which the form then takes along. The bytes are
// turned into base64url and back by hand: browsers as old as the site allows have no functions for it.
const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

const encode = (bytes: ArrayBuffer | null): string | undefined =>
  bytes === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };

const descriptors = (list: Descriptor[] = []) => list.map((one) => ({ ...one, id: decode(one.id) }));

async function create(options: any): Promise<object> {
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: descriptors(options.excludeCredentials),
    },
  })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return shown(credential, {
    attestationObject: encode(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

async function get(options: any): Promise<object> {
  const credential = (await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: descriptors(options.allowCredentials),
    },
  })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return shown(credential, {
    authenticatorData: encode(response.authenticatorData),
    signature: encode(response.signature),
    userHandle: encode(response.userHandle),
  });
}

const shown = (credential: PublicKeyCredential, response: object): object => ({
  id: credential.id,
  rawId: encode(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: { clientDataJSON: encode(credential.response.clientDataJSON), ...response },
});

// Words come from the site: its refusal as it is, or what the page keeps ready for a browser that gives nothing.
async function answer(form: HTMLFormElement): Promise<void> {
  const asked = await fetch(form.dataset.options ?? '', { method: 'POST', body: new FormData(form) });
  const refusal = form.querySelector<HTMLElement>('[role=alert]:not([data-failure])');
  if (asked.status === 422 && refusal) {
    refusal.textContent = await asked.text();
    refusal.hidden = false;
    return;
  }
  if (!asked.ok) throw new Error(`${asked.status}`);
  const options = await asked.json();
  const credential = form.dataset.passkey === 'create' ? await create(options) : await get(options);
  (form.elements.namedItem('credential') as HTMLInputElement).value = JSON.stringify(credential);
  form.submit();
}

// A browser that has no passkeys sends the form as it is, and the site says so in words.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.passkey || !window.PublicKeyCredential) return;
  event.preventDefault();
  for (const said of form.querySelectorAll<HTMLElement>('[role=alert]')) said.hidden = true;
  answer(form).catch(() => {
    const failure = form.querySelector<HTMLElement>('[data-failure]');
    if (failure) failure.hidden = false;
  });
});
