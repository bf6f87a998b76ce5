// Reads GIFT on stdin, writes what the parser of gift-pegjs makes of it on stdout, as JSON.
const { parse } = require("gift-pegjs");

let text = "";
process.stdin.on("data", (piece) => (text += piece));
process.stdin.on("end", () => process.stdout.write(JSON.stringify(parse(text))));
