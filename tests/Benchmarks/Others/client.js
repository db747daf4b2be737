// Shares images with accounts by the official client, as a script over it does: so many calls at once, one for each
// image or one for each account. What a call comes back with is what the script says about its accounts.
import { cvm } from "tencentcloud-sdk-nodejs-cvm";

const [endpoint, images, accounts, callPer, atOnce] = process.argv.slice(2);
const began = performance.now();
const client = new cvm.v20170312.Client({
  credential: { secretId: process.env.TENCENTCLOUD_SECRET_ID, secretKey: process.env.TENCENTCLOUD_SECRET_KEY },
  region: process.env.TENCENTCLOUD_REGION,
  profile: { httpProfile: { endpoint, protocol: "http://" } },
});

const calls = images.split(",").flatMap((image) =>
  callPer === "image"
    ? [{ image, accounts: accounts.split(",") }]
    : accounts.split(",").map((account) => ({ image, accounts: [account] })));
const lines = [];

async function work() {
  for (let call = calls.shift(); call; call = calls.shift()) {
    let said = "Shared";
    try {
      await client.ModifyImageSharePermission({ ImageId: call.image, AccountIds: call.accounts, Permission: "SHARE" });
    } catch {
      said = "Failed";
    }
    for (const account of call.accounts) lines.push(`result;${call.image};${account};${said}`);
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, work));
console.log(`took;${(performance.now() - began) / 1000}`);
console.log(lines.join("\n"));
