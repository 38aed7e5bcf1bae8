import { RegistryError } from './registry.ts';

interface Asked {
  readonly token: string;
  readonly locale: string;
  readonly noAnswer: (status: number) => string;
}

/** What an address beside GraphQL answers; a refusal in its own words. */
async function answered(path: string, { token, locale, noAnswer }: Asked, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('accept-language', locale);
  const response = await fetch(path, { ...init, headers });
  if (response.ok) return response;
  const answer = (await response.json().catch(() => ({}))) as { errors?: { message: string }[] };
  const message = answer.errors?.[0]?.message ?? noAnswer(response.status);
  throw new RegistryError(message, 'REFUSED', response.headers.get('x-request-id'));
}

/** Hands a file of the registry to the browser, under a name. */
export async function download(path: string, name: string, asked: Asked): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await (await answered(path, asked)).blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Sends a spreadsheet; the id of its batch. */
export async function upload(kind: string, file: File, asked: Asked): Promise<string> {
  const query = new URLSearchParams({ kind, fileName: file.name });
  const response = await answered(`/imports?${query}`, asked, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  return ((await response.json()) as { id: string }).id;
}
