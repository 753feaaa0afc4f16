// Signs somebody in whose session is over, without leaving the page.
const SIGN_IN = '/login';

const isSignInPage = answer => new URL(answer.url).pathname.startsWith(SIGN_IN);

// Answers whether it went well.
export default async (person, password) => {
  try {
    const page = await fetch(SIGN_IN);
    const form = new DOMParser().parseFromString(await page.text(), 'text/html');
    const token = form.querySelector('[name=_csrf]').value;
    const answer = await fetch(SIGN_IN, {
      method: 'POST',
      body: new URLSearchParams({ username: person, password, _csrf: token })
    });
    return answer.ok && !isSignInPage(answer);
  } catch (unreachable) {
    return false;
  }
};
