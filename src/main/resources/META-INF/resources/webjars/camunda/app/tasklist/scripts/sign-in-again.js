// Signs somebody in whose session is over, without leaving the page.
const SIGN_IN = '/login';
const ATTEMPTS = 4;
const TOO_MANY_REQUESTS = 429;

const isSignInPage = answer => new URL(answer.url).pathname.startsWith(SIGN_IN);

const meaning = answer => {
  if (answer.status === TOO_MANY_REQUESTS) {
    return 'wait';
  }
  if (!answer.ok) {
    return 'away';
  }
  if (!isSignInPage(answer)) {
    return 'done';
  }
  return new URL(answer.url).searchParams.has('again') ? 'again' : 'wrong';
};

const signIn = async (person, password) => {
  const page = await fetch(SIGN_IN);
  if (!page.ok || !isSignInPage(page)) {
    // Who has signed in elsewhere is led on from there.
    return meaning(page);
  }
  const form = new DOMParser().parseFromString(await page.text(), 'text/html');
  const token = form.querySelector('[name=_csrf]').value;
  const answer = await fetch(SIGN_IN, {
    method: 'POST',
    body: new URLSearchParams({ username: person, password, _csrf: token })
  });
  return meaning(answer);
};

const isSignedIn = async () => (await fetch('/camunda/api/admin/auth/user/default')).ok;

// Answers whether it went well: "done", or why not: "wrong", "wait" or "away". What the page asked before may be answered
// late and bring an empty session in place of the one of the form, or of the one that has just begun. Then it begins anew.
export default async (person, password) => {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const result = await signIn(person, password);
      if (result === 'done' ? await isSignedIn() : result !== 'again') {
        return result;
      }
    }
  } catch (unreachable) {
    // As below.
  }
  return 'away';
};
