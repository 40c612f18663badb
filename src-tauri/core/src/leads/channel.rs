//! How a person came, and what a phone number answers to. The type only: handles and chat
//! transcripts are outside the policy's data.

use crate::values::word::words;

words! {
    /// How the person came to the clinic.
    Channel in "channel" {
        /// The form on the website.
        Website = "website",
        /// A phone call.
        Phone = "phone",
        /// WhatsApp.
        Whatsapp = "whatsapp",
        /// Telegram.
        Telegram = "telegram",
        /// WeChat.
        Wechat = "wechat",
        /// MAX.
        Max = "max",
        /// VK.
        Vk = "vk",
        /// E-mail.
        Email = "email",
        /// Came in.
        WalkIn = "walk_in",
        /// Sent by someone.
        Referral = "referral",
    }
}

words! {
    /// What a phone number answers to.
    PhoneChannel in "channel" {
        /// Voice calls and SMS.
        Phone = "phone",
        /// WhatsApp.
        Whatsapp = "whatsapp",
        /// Telegram.
        Telegram = "telegram",
        /// WeChat.
        Wechat = "wechat",
        /// MAX.
        Max = "max",
    }
}
